-- Files that came with messages, or go with them. They are kept in the record itself: written in the same transaction
-- as what they belong to, seen by every process, saved with everything else.

create table files (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- SHA-256 of the content: the same file twice (a logo in every mail) is kept once.
  hash bytea not null,
  bytes bigint not null,
  -- As its content says, whatever its name claims.
  type text not null,
  created_at timestamptz not null default now(),
  -- A file that nothing points at is removed a day after it was last wanted.
  wanted_at timestamptz not null default now(),
  unique (workspace_id, hash)
);
create index files_wanted on files (wanted_at);
select jornada.guard('files');

create table file_chunks (
  file_id uuid not null references files on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  n integer not null,
  data bytea not null,
  primary key (file_id, n)
);
-- Pictures, archives and documents are compressed already.
alter table file_chunks alter column data set storage external;
select jornada.guard('file_chunks', 'select', 'insert');
comment on column file_chunks.data is 'personal';

create table attachments (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  file_id uuid not null references files,
  -- Null until the message is sent; until then it is part of what is drafted in a conversation, or of one to come.
  message_id uuid references messages on delete cascade,
  conversation_id uuid references conversations on delete cascade,
  -- In the order of the message.
  place integer not null default 0,
  name text not null,
  -- What a mail's own text calls a picture within it.
  content_id text,
  created_at timestamptz not null default now()
);
create index attachments_message on attachments (message_id, place) where message_id is not null;
create index attachments_unsent on attachments (created_at) where message_id is null;
create index attachments_drafted on attachments (conversation_id) where message_id is null;
create index attachments_file on attachments (file_id);
select jornada.guard('attachments');
comment on column attachments.name is 'personal';
