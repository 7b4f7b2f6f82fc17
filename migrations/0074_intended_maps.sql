-- Maps drawn by hand: how a journey is meant to go, held against how it goes.

create table intended_maps (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- In order: {title, stage, types, promiseSeconds, expectedEmotion}, as server/features/journeys/intended/contract.ts has them.
  steps jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid references members on delete set null,
  created_by_name text not null,
  updated_at timestamptz not null default now()
);
create unique index intended_maps_name on intended_maps (workspace_id, lower(name));
select jornada.guard('intended_maps');
comment on column intended_maps.created_by_name is 'personal';
