-- Views of the inbox that somebody saved, for themselves or for everybody.
create table conversation_views (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- One of the usual views, and what narrows it.
  asked jsonb not null,
  -- Whose it is; null when a program made it, or they are gone: then it is everybody's.
  member_id uuid references members on delete set null,
  is_shared boolean not null,
  made_by text not null,
  created_at timestamptz not null default now()
);
create index conversation_views_of on conversation_views (workspace_id, lower(name));
select jornada.guard('conversation_views', 'select', 'insert', 'update', 'delete');
-- A search may be somebody's name.
comment on column conversation_views.asked is 'personal';
comment on column conversation_views.made_by is 'personal';
