-- What we said we would do for a customer, and by when.
create table promises (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Where it was made; a merge does not change it.
  conversation_id uuid not null references conversations on delete cascade,
  -- The message that says it; null where it was only noted.
  message_id uuid references messages on delete set null,
  text text not null,
  due_at timestamptz not null,
  -- As it was first promised: whoever puts it off does not hide it.
  first_due_at timestamptz not null,
  -- `kept`: done by then. `broken`: not done by then, whether or not it was done later. `withdrawn`: needed no more.
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  -- Who is to keep it.
  member_id uuid references members on delete set null,
  made_by text not null,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index promises_conversation on promises (conversation_id);
create index promises_owed on promises (workspace_id, due_at, id) where state = 'open' or (state = 'broken' and done_at is null);
create index promises_due on promises (workspace_id, due_at, id);
select jornada.guard('promises', 'select', 'insert', 'update');
comment on column promises.text is 'personal';
comment on column promises.made_by is 'personal';

-- By when something is owed in it: the first promise that is open, or broken and still not done.
alter table conversations add column promised_for timestamptz;
create index conversations_promised on conversations (workspace_id, promised_for, id)
  where promised_for is not null and merged_into is null;

insert into touchpoint_types (id, workspace_id, name, key, stage_id, department_id, moment_of_truth, built_in, mapped)
  select gen_random_uuid(), w.id, t.name, t.key, s.id, d.id, t.truth, true, true
  from workspaces w
  cross join (values ('Promise Made', 'promisemade', false), ('Promise Kept', 'promisekept', false),
    ('Promise Broken', 'promisebroken', true)) t (name, key, truth)
  left join stages s on s.workspace_id = w.id and s.key = 'support'
  left join departments d on d.workspace_id = w.id and d.key = 'service'
  on conflict (workspace_id, key) do nothing;
