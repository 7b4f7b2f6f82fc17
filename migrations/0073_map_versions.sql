-- The map as it was when somebody saved it: stages in order, and where each touchpoint type belonged.

create table map_versions (
  workspace_id uuid not null references workspaces on delete cascade,
  -- 1, 2, 3, … in each workspace.
  number integer not null,
  name text not null,
  -- {stages, types} as server/features/touchpoints/mapping.ts has them.
  map jsonb not null,
  made_at timestamptz not null default now(),
  made_by uuid references members on delete set null,
  made_by_name text not null,
  primary key (workspace_id, number)
);
select jornada.guard('map_versions', 'select', 'insert');
comment on column map_versions.made_by_name is 'personal';
