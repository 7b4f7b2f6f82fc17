-- Live chat: a widget on pages of the company's own site.

alter table channel_accounts drop constraint channel_accounts_kind_check;
alter table channel_accounts add constraint channel_accounts_kind_check check (kind in ('email', 'chat'));
-- The address of a chat is the public key in its pages, of which there is one in all workspaces.
create unique index channel_accounts_chat on channel_accounts (address) where kind = 'chat';

create table chat_settings (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- With which the company's own server signs who is signed in there; sealed, as in core/sealed.ts.
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  -- How the widget looks: #rrggbb, and at which edge of the page.
  colour text not null,
  side text not null check (side in ('left', 'right')),
  -- By language: what is said before anybody wrote; what is left out is as usual.
  greetings jsonb not null default '{}',
  ask_name text not null check (ask_name in ('no', 'optional', 'required')),
  ask_email text not null check (ask_email in ('no', 'optional', 'required')),
  -- Pages that may open it: https://www.shop.example, https://*.shop.example.
  origins text[] not null default '{}',
  -- When somebody is there; null: whenever a member is.
  calendar_id uuid references calendars on delete set null
);
create index chat_settings_calendar on chat_settings (calendar_id) where calendar_id is not null;
select jornada.guard('chat_settings', 'select', 'insert', 'update');

-- Whoever writes in a chat: one browser, or one signed-in customer in all of theirs.
create table chat_visitors (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid not null references channel_accounts on delete cascade,
  -- As identified last; read by root.
  customer_id uuid not null references customers on delete cascade,
  anonymous_id text not null,
  -- Signed by the company's own server; null for everybody else, whatever they type.
  user_id text,
  -- As they typed them.
  name text not null default '',
  email text,
  language text check (language in ('en', 'pt-BR', 'es', 'ro')),
  -- The page on which they wrote last.
  page text not null default '',
  -- Messages are numbered for each visitor, without holes, in the order in which they are there.
  last_position integer not null default 0,
  -- Until where the browser has them, and the visitor, and we.
  delivered_position integer not null default 0,
  read_position integer not null default 0,
  desk_read_position integer not null default 0,
  transcript_at timestamptz,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create unique index chat_visitors_user on chat_visitors (account_id, user_id) where user_id is not null;
create index chat_visitors_customer on chat_visitors (customer_id);
select jornada.guard('chat_visitors');
comment on column chat_visitors.name is 'personal';
comment on column chat_visitors.email is 'personal';
comment on column chat_visitors.user_id is 'personal';
comment on column chat_visitors.anonymous_id is 'personal';
comment on column chat_visitors.page is 'personal';

-- What a browser shows that it is this visitor's: kept only as its hash.
create table chat_tokens (
  hash bytea primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  visitor_id uuid not null references chat_visitors on delete cascade,
  seen_at timestamptz not null default now()
);
create index chat_tokens_visitor on chat_tokens (visitor_id);
create index chat_tokens_seen on chat_tokens (seen_at);
select jornada.guard('chat_tokens');

-- What a visitor may read, and nothing else: what they wrote, and what was answered to them in the chat.
create table chat_messages (
  visitor_id uuid not null references chat_visitors on delete cascade,
  position integer not null,
  workspace_id uuid not null references workspaces on delete cascade,
  message_id uuid not null references messages on delete cascade,
  -- The browser's own id of what it sent: the same again changes nothing.
  client_id uuid,
  -- An answer that the chat takes to its customer, so that the chat tells how far it got.
  carried boolean not null default false,
  primary key (visitor_id, position)
);
create unique index chat_messages_client on chat_messages (visitor_id, client_id) where client_id is not null;
create index chat_messages_message on chat_messages (message_id);
select jornada.guard('chat_messages');

-- Files that a visitor uploaded: nobody else may send them.
create table chat_uploads (
  attachment_id uuid primary key references attachments on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  visitor_id uuid not null references chat_visitors on delete cascade
);
create index chat_uploads_visitor on chat_uploads (visitor_id);
select jornada.guard('chat_uploads');

-- Members with Jornada open, who may answer.
create table members_here (
  member_id uuid primary key references members on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  here_at timestamptz not null default now()
);
create index members_here_at on members_here (workspace_id, here_at);
select jornada.guard('members_here');

-- A copy of what was written, which a visitor asked for.
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('message', 'automatic', 'bounce', 'own', 'unreadable', 'survey', 'transcript'));
