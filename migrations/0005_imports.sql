-- Imports: a file, what its columns mean, how far it got, and what it would take to undo it.

create table imports (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  state text not null check (state in ('mapping', 'running', 'paused', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  kind text check (kind in ('customers', 'accounts', 'products', 'orders', 'order-items', 'payments', 'touchpoints', 'responses', 'sample')),
  file_name text not null,
  -- Where the upload lies in the data folder, relative to it; empty once it is no longer kept.
  file_path text not null default '',
  file_bytes bigint not null default 0,
  -- Encoding, compression, delimiter, decimal comma, day-first: as detected, as changed.
  format jsonb not null default '{}',
  mapping jsonb not null default '{}',
  -- Rows in the file once counted, rows handled so far (good and bad), rows refused.
  rows bigint,
  done bigint not null default 0,
  rejected bigint not null default 0,
  -- Decoded bytes handled: where to go on after a restart.
  position bigint not null default 0,
  -- Counts of what was made and changed, by table.
  results jsonb not null default '{}',
  error text,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null default now()
);
create index imports_time on imports (workspace_id, created_at desc, id desc);
select jornada.guard('imports');
comment on column imports.created_by_name is 'personal';

create table import_rejects (
  import_id uuid not null references imports on delete cascade,
  workspace_id uuid not null,
  line bigint not null,
  reason text not null,
  raw text not null,
  primary key (import_id, line)
);
select jornada.guard('import_rejects');
comment on column import_rejects.raw is 'personal';

-- What a row was before an import changed it, so that undo can put it back.
create table import_changes (
  import_id uuid not null references imports on delete cascade,
  workspace_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  before jsonb not null,
  primary key (import_id, table_name, row_id)
);
select jornada.guard('import_changes');
comment on column import_changes.before is 'personal';
