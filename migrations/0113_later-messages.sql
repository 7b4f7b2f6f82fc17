-- Answers that are written now and sent at a moment to come.
create table later_messages (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Where it was written; a merge does not change it.
  conversation_id uuid not null references conversations on delete cascade,
  send_at timestamptz not null,
  -- `waiting`, or `stopped`: it was not sent, and why.
  state text not null default 'waiting' check (state in ('waiting', 'stopped')),
  -- `customer` wrote, or somebody `answered` meanwhile; else `refused`, with what was wrong.
  stopped_by text check (stopped_by in ('customer', 'answered', 'refused')),
  stopped_why text,
  text text not null,
  -- What goes along: the status after it, a promise, promises it keeps, where it goes by mail.
  along jsonb not null,
  -- The last message that its writer saw.
  seen_id uuid references messages on delete set null,
  member_id uuid references members on delete set null,
  author_name text not null,
  created_at timestamptz not null default now(),
  check ((state = 'stopped') = (stopped_by is not null))
);
create index later_messages_conversation on later_messages (conversation_id);
select jornada.guard('later_messages', 'select', 'insert', 'update', 'delete');
comment on column later_messages.text is 'personal';
comment on column later_messages.along is 'personal';
comment on column later_messages.author_name is 'personal';
comment on column later_messages.stopped_why is 'personal';

-- Files of such an answer: of no draft any more, and of no message yet.
alter table attachments add column later_id uuid references later_messages on delete set null;
create index attachments_later on attachments (later_id) where later_id is not null;
