-- Custom fields of conversations: what a workspace wants to know of them.
create table conversation_fields (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- What values and programs call it; never changes.
  key text not null,
  name text not null,
  hint text not null default '',
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'choices', 'checkbox')),
  -- [{key, name, retired}]; what is retired is named where it was chosen, and not offered.
  options jsonb not null default '[]',
  -- Keys of the departments whose conversations have it; empty: all.
  departments text[] not null default '{}',
  -- Whether it must be filled in before one is solved.
  required boolean not null default false,
  position integer not null
);
create unique index conversation_fields_key on conversation_fields (workspace_id, key);
create index conversation_fields_order on conversation_fields (workspace_id, position, id);
select jornada.guard('conversation_fields');

-- Values by the keys of fields; what is not filled in is not there.
alter table conversations add column fields jsonb not null default '{}';
create index conversations_fields on conversations using gin (fields);
comment on column conversations.fields is 'personal';
