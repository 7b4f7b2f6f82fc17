-- For how long what is solved opens again when its customer writes. No row: 14 days.
create table closing_settings (
  workspace_id uuid primary key references workspaces on delete cascade,
  -- 0: what the customer writes always begins another conversation, which follows it.
  reopen_days smallint not null default 14 check (reopen_days between 0 and 90),
  updated_at timestamptz not null default now(),
  updated_by text not null
);
select jornada.guard('closing_settings');
comment on column closing_settings.updated_by is 'personal';

-- Departments with days of their own.
create table closing_of_departments (
  department_id uuid primary key references departments on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  reopen_days smallint not null check (reopen_days between 0 and 90)
);
create index closing_of_departments_workspace on closing_of_departments (workspace_id);
select jornada.guard('closing_of_departments');
