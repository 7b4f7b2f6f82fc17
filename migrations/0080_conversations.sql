-- Conversations: a customer asks, somebody answers, on any channel.

-- Numbers that people can say on the phone. One sequence for all workspaces: nobody waits for another's commit.
create sequence conversation_numbers;
grant usage on sequence conversation_numbers to jornada_app;

create table conversations (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  number bigint not null default nextval('conversation_numbers'),
  -- As identified when it began; read by root.
  customer_id uuid not null references customers on delete cascade,
  channel text not null check (channel in ('web','app','email','chat','phone','store','social','messaging','post','other')),
  -- Empty while nobody gave it one: screens then show how it begins.
  subject text not null default '',
  status text not null default 'new' check (status in ('new', 'open', 'waiting', 'snoozed', 'solved', 'closed')),
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  assignee_id uuid references members on delete set null,
  department_id uuid references departments on delete set null,
  tags text[] not null default '{}',
  language text check (language in ('en', 'pt-BR', 'es', 'ro')),
  snoozed_until timestamptz,
  created_at timestamptz not null default now(),
  -- Of the last message either side wrote; notes do not count.
  last_message_at timestamptz not null default now(),
  -- Since when the customer waits for an answer; null while they do not.
  waiting_since timestamptz default now(),
  first_reply_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  reopened integer not null default 0,
  -- Messages of both sides, and how the last one begins.
  messages integer not null default 0,
  preview text not null default '',
  -- The one it was merged into: it is gone from lists. Its messages are read at the root of all merges.
  merged_into uuid references conversations on delete set null,
  root_id uuid not null,
  -- The closed one that the customer answered to.
  follows_id uuid references conversations on delete set null,
  check ((status = 'snoozed') = (snoozed_until is not null)),
  unique (workspace_id, number)
);
-- Lists of what is to be done, and of everything, newest first; a person's own; whoever waits longest.
create index conversations_open on conversations (workspace_id, last_message_at desc, id desc)
  where status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null;
create index conversations_all on conversations (workspace_id, last_message_at desc, id desc) where merged_into is null;
create index conversations_assignee on conversations (workspace_id, assignee_id, last_message_at desc, id desc)
  where status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null;
create index conversations_waiting on conversations (workspace_id, waiting_since, id)
  where status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null;
create index conversations_customer on conversations (customer_id, created_at desc);
create index conversations_root on conversations (root_id);
create index conversations_snoozed on conversations (snoozed_until) where snoozed_until is not null;
create index conversations_solved on conversations (solved_at) where status = 'solved';
create index conversations_tags on conversations using gin (tags);
select jornada.guard('conversations', 'select', 'insert', 'update');
comment on column conversations.subject is 'personal';
comment on column conversations.preview is 'personal';

create table messages (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Where it was written; a merge does not change it.
  conversation_id uuid not null references conversations on delete cascade,
  at timestamptz not null default now(),
  -- Of the customer; to the customer; among ourselves.
  kind text not null check (kind in ('customer', 'reply', 'note')),
  author_kind text not null check (author_kind in ('customer', 'member', 'key', 'system')),
  author_id uuid,
  author_name text not null default '',
  text text not null,
  -- Members named in a note.
  mentions uuid[] not null default '{}',
  -- How far it got on its way to the customer; null where nothing is sent (a call, a visit, a note).
  delivery text check (delivery in ('pending', 'sent', 'delivered', 'read', 'failed')),
  failure text,
  -- What makes it this message and no other for its sender: the same again changes nothing.
  message_key text,
  -- Words as people search them, without accents and case.
  words tsvector not null generated always as (to_tsvector('simple', jornada.searchable(left(text, 200000)))) stored
);
create index messages_conversation on messages (conversation_id, at, id);
create unique index messages_key on messages (workspace_id, message_key) where message_key is not null;
create index messages_words on messages using gin (words);
create index messages_mentions on messages using gin (mentions) where kind = 'note';
select jornada.guard('messages', 'select', 'insert', 'update');
comment on column messages.text is 'personal';
comment on column messages.words is 'personal';
comment on column messages.author_name is 'personal';

-- What was changed, by whom: status, assignee, tags, merges, …
create table conversation_changes (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('customer', 'member', 'key', 'system')),
  actor_id uuid,
  actor_name text not null,
  -- The field, or 'merged', 'unmerged', 'reopened'.
  what text not null,
  before jsonb,
  after jsonb
);
create index conversation_changes_of on conversation_changes (conversation_id, at, id);
select jornada.guard('conversation_changes', 'select', 'insert');
comment on column conversation_changes.actor_name is 'personal';
comment on column conversation_changes.before is 'personal';
comment on column conversation_changes.after is 'personal';

-- What somebody is about to answer, shared: whoever opens the conversation goes on writing it.
create table conversation_drafts (
  conversation_id uuid primary key references conversations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  text text not null,
  kind text not null default 'reply' check (kind in ('reply', 'note')),
  member_id uuid references members on delete set null,
  member_name text not null,
  -- Goes up with every writing: who writes over an older one than the last is told.
  revision integer not null default 1,
  updated_at timestamptz not null default now()
);
select jornada.guard('conversation_drafts');
comment on column conversation_drafts.text is 'personal';
comment on column conversation_drafts.member_name is 'personal';

-- Conversations in whose messages all of these words (or words that begin so) are, in one message or several, or
-- in whose subject, or whose customer is found by them. Holds the border itself, as jornada.find_customers does.
create function jornada.find_conversations(query tsquery, words text[]) returns setof uuid
  language plpgsql stable security definer rows 200 set search_path = public, pg_temp as $$
begin
  return query
    select c.root_id from messages m join conversations c on c.id = m.conversation_id
    where m.workspace_id = jornada.workspace() and m.words @@ query
    union
    select c.root_id from conversations c
    where c.workspace_id = jornada.workspace() and to_tsvector('simple', jornada.searchable(c.subject)) @@ query
    union
    select c.root_id from customers one join customers f on f.id = one.root_id
    join conversations c on c.customer_id = one.id
    where f.id in (select jornada.find_customers(words));
end $$;
revoke all on function jornada.find_conversations from public;
grant execute on function jornada.find_conversations to jornada_app;
create index conversations_subject on conversations using gin (to_tsvector('simple', jornada.searchable(subject)));

-- Whoever works with customers works with their conversations.
update roles set permissions = permissions || array['conversations.read']
  where 'customers.read' = any(permissions) and not 'conversations.read' = any(permissions);
update roles set permissions = permissions || array['conversations.write']
  where 'customers.write' = any(permissions) and not 'conversations.write' = any(permissions);

-- Kinds of touchpoints that messages are; the first question and its answer have been in the catalogue from the start.
insert into touchpoint_types (id, workspace_id, name, key, stage_id, department_id, built_in, mapped)
  select gen_random_uuid(), w.id, t.name, t.key, s.id, d.id, true, true
  from workspaces w
  cross join (values ('Message Received', 'messagereceived'), ('Message Sent', 'messagesent')) t (name, key)
  left join stages s on s.workspace_id = w.id and s.key = 'support'
  left join departments d on d.workspace_id = w.id and d.key = 'service'
  on conflict (workspace_id, key) do nothing;
