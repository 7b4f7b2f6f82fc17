-- Segments: named groups of customers, by rule (live) or by list.

create table segments (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  kind text not null check (kind in ('list', 'rule')),
  -- What its people have in common, as server/features/segments/rule.ts describes it; null for a list.
  rule jsonb,
  created_at timestamptz not null default now(),
  created_by uuid references members on delete set null,
  created_by_name text not null,
  updated_at timestamptz not null default now(),
  check (kind = 'list' or rule is not null)
);
create unique index segments_name on segments (workspace_id, lower(name));
select jornada.guard('segments');
comment on column segments.created_by_name is 'personal';

-- Customers of a list, as identified when they were put on it; read by root.
create table segment_members (
  workspace_id uuid not null references workspaces on delete cascade,
  segment_id uuid not null references segments on delete cascade,
  customer_id uuid not null references customers on delete cascade,
  primary key (segment_id, customer_id)
);
create index segment_members_customer on segment_members (customer_id);
select jornada.guard('segment_members');

select jornada.note_changes_of('segments', 'segments', 'id', 'insert', 'update', 'delete');
select jornada.note_changes_of('segment_members', 'segments', 'segment_id', 'insert', 'delete');
