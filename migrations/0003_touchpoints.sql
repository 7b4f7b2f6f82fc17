-- Touchpoints, the catalogue that says what each of them is, and the tracking door's rejected list.

create table stages (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  key text not null,
  name text not null,
  position smallint not null,
  unique (workspace_id, key)
);
select jornada.guard('stages');

create table touchpoint_types (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- As written on touchpoints, and as first seen: 'Order Completed'.
  name text not null,
  -- The name without case, spaces and punctuation ('ordercompleted'): two spellings are one type.
  key text not null,
  stage_id uuid references stages on delete set null,
  channel text check (channel in ('web','app','email','chat','phone','store','social','messaging','post','other')),
  department_id uuid references departments on delete set null,
  moment_of_truth boolean not null default false,
  built_in boolean not null default false,
  -- False until a person (or the default catalogue) has said where it belongs.
  mapped boolean not null default false,
  created_at timestamptz not null default now(),
  unique (workspace_id, key)
);
select jornada.guard('touchpoint_types');

-- One thing that happened between a customer and the brand. Append-only: only undoing an import or erasing a
-- person removes rows. No foreign key leads out of here, for the price of a check per row; whoever removes
-- customers holds the workspace's lock (see record.ts) so that nothing is written to them meanwhile.
create table touchpoints (
  -- A hash of workspace, source and message id: the same message twice is the same row.
  id uuid primary key,
  workspace_id uuid not null,
  -- The customer it happened to, as identified then. Merging does not change it: read by root.
  customer_id uuid not null,
  at timestamptz not null,
  -- touchpoint_types.name; stage, department and moment of truth are looked up there when reading.
  type text not null,
  -- What sort of thing it is: page, screen, track, identify, group, alias, order, response, import, …
  kind text not null,
  -- The channel when known better than by type.
  channel text,
  -- Which door or system told us.
  source text not null,
  message_id text not null,
  properties jsonb not null default '{}',
  context jsonb,
  original_at timestamptz,
  received_at timestamptz not null default now(),
  order_id uuid,
  import_id uuid,
  -- The transaction that wrote it: the lens copies in this order and never past a running transaction.
  recorded_in xid8 not null default pg_current_xact_id()
);
create index touchpoints_story on touchpoints (customer_id, at desc, id desc);
create index touchpoints_import on touchpoints (import_id) where import_id is not null;
create index touchpoints_order on touchpoints (order_id) where order_id is not null;
-- 50 million rows of which a few die: the default waits far too long before it looks.
alter table touchpoints set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
select jornada.guard('touchpoints', 'select', 'insert', 'delete');
comment on column touchpoints.properties is 'personal';
comment on column touchpoints.context is 'personal';

create table tracking_rejects (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  received_at timestamptz not null default now(),
  key_id uuid,
  call text not null,
  -- What was wrong and where, as the sender was told.
  problems jsonb not null,
  -- The entry as it came; text, since it may not be JSON.
  raw text not null,
  -- 'open' until mended and replayed, or put aside.
  state text not null default 'open' check (state in ('open', 'replayed', 'dismissed')),
  decided_at timestamptz
);
create index tracking_rejects_time on tracking_rejects (workspace_id, received_at desc, id desc);
select jornada.guard('tracking_rejects');
comment on column tracking_rejects.raw is 'personal';
comment on column tracking_rejects.problems is 'personal';

-- The last things the tracking door saw, for the person who is just connecting a site. A short sample, trimmed.
create table tracking_recent (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  at timestamptz not null default now(),
  entry jsonb not null
);
create index tracking_recent_time on tracking_recent (workspace_id, at desc);
select jornada.guard('tracking_recent');
comment on column tracking_recent.entry is 'personal';
