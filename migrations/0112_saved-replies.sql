-- Answers that are given again and again, and what is done along with them.
create table saved_replies (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- With variables such as {{customer.first}}, filled in when it is used.
  text text not null,
  -- For customers who speak it; null for all.
  language text check (language in ('en', 'pt-BR', 'es', 'ro')),
  -- What the conversation becomes when it is used; null or empty: as it was.
  priority text check (priority in ('low', 'normal', 'high', 'urgent')),
  department_id uuid references departments on delete set null,
  tags text[] not null default '{}',
  updated_at timestamptz not null default now(),
  updated_by text not null
);
create unique index saved_replies_name on saved_replies (workspace_id, lower(name));
select jornada.guard('saved_replies');
comment on column saved_replies.updated_by is 'personal';
