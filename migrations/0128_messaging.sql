-- Messengers and public comments: accounts at WhatsApp, Telegram, Facebook and Instagram.

alter table channel_accounts drop constraint channel_accounts_kind_check;
alter table channel_accounts add constraint channel_accounts_kind_check
  check (kind in ('email', 'chat', 'whatsapp', 'telegram', 'facebook', 'instagram'));

create table messaging_settings (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- What the provider calls the account: a phone number's id, a bot's, a page's, an Instagram account's.
  external_id text not null,
  -- WhatsApp: the business account that the number belongs to.
  business_id text not null default '',
  -- As customers see it: +55 11 …, @casa_bot; told by the provider.
  handle text not null default '',
  -- Sealed, as in core/sealed.ts; null when the account was removed.
  access_token text,
  -- What signs what the provider sends: Meta's app secret; of Telegram one that we made.
  webhook_secret text,
  -- What Meta shows when it asks whether the address is ours.
  verify_token text,
  -- Whether public comments are taken, too.
  comments boolean not null default true,
  -- Whether answers of people may go out for seven days: Meta must have allowed it to the company's app.
  human_agent boolean not null default false,
  -- WhatsApp: what may be sent when the customer has not written for 24 hours.
  templates jsonb not null default '[]',
  -- When the provider was last told, or last asked, where to send what arrives.
  connected_at timestamptz
);
create index messaging_settings_external on messaging_settings (workspace_id, external_id);
select jornada.guard('messaging_settings', 'select', 'insert', 'update');

-- Every message of a messenger and every comment, beside the message that it is. An answer of ours can be several there.
create table channel_messages (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid references channel_accounts on delete set null,
  direction text not null check (direction in ('in', 'out')),
  -- `human-agent`: a message after the first 24 hours, written by a person.
  kind text not null check (kind in ('message', 'template', 'human-agent', 'comment', 'private-reply')),
  -- Whom it comes from or goes to, as the provider names them.
  person text not null,
  -- The provider's id; of ours null until it is told.
  external_id text,
  message_id uuid not null references messages on delete cascade,
  -- Of an answer that is several, in their order.
  place integer not null default 0,
  -- Of ours what is sent: words, a template, or a file. Of theirs what cannot be shown.
  content jsonb not null default '{}',
  -- Of a comment: below which post, and where it can be seen.
  post_id text,
  link text,
  -- Of ours: how far it got.
  state text check (state in ('pending', 'sent', 'delivered', 'read', 'failed')),
  reason text,
  at timestamptz not null default now(),
  -- Set when the provider is given it, so that whoever comes after a kill knows that it may be out already.
  handed_at timestamptz,
  attempts integer not null default 0,
  edited_at timestamptz,
  deleted_at timestamptz
);
create unique index channel_messages_external on channel_messages (account_id, external_id) where external_id is not null;
create index channel_messages_message on channel_messages (message_id, place);
create index channel_messages_person on channel_messages (account_id, person, at desc);
select jornada.guard('channel_messages');
comment on column channel_messages.person is 'personal';
comment on column channel_messages.content is 'personal';

-- Files that came with messages and are still to be fetched from the provider.
create table channel_media (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  channel_message_id uuid not null references channel_messages on delete cascade,
  -- What the provider calls it: an id, or an address.
  reference text not null,
  name text not null,
  state text not null default 'pending' check (state in ('pending', 'kept', 'failed')),
  reason text,
  attempts integer not null default 0,
  created_at timestamptz not null default now()
);
create index channel_media_message on channel_media (channel_message_id);
select jornada.guard('channel_media');
comment on column channel_media.reference is 'personal';
comment on column channel_media.name is 'personal';
