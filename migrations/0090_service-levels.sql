-- Service levels: how soon a customer is answered, held against what was promised.

-- When somebody is there.
create table calendars (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- IANA name; null for the workspace's own.
  time_zone text,
  -- Seven days, Monday first, each a list of {from, to} in minutes of the day.
  week jsonb not null,
  -- By hand: {date, name, yearly}.
  holidays jsonb not null default '[]',
  -- The one that is meant when none is named.
  usual boolean not null default false,
  -- Holidays of an iCalendar file elsewhere, {date, name}: those of the last time that it could be read.
  feed_url text,
  feed_holidays jsonb not null default '[]',
  feed_read_at timestamptz,
  feed_failed_at timestamptz,
  feed_failure text,
  updated_at timestamptz not null default now()
);
create unique index calendars_usual on calendars (workspace_id) where usual;
create unique index calendars_name on calendars (workspace_id, lower(name));
create index calendars_fed on calendars (workspace_id) where feed_url is not null;
select jornada.guard('calendars');

insert into calendars (id, workspace_id, name, week, usual)
  select gen_random_uuid(), id,
    case language when 'pt-BR' then 'Horário comercial' when 'es' then 'Horario laboral'
      when 'ro' then 'Program de lucru' else 'Business hours' end,
    '[[{"from":540,"to":1080}],[{"from":540,"to":1080}],[{"from":540,"to":1080}],[{"from":540,"to":1080}],[{"from":540,"to":1080}],[],[]]',
    true
  from workspaces;

-- What is promised to whom; of several that fit, the first.
create table service_policies (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  position integer not null,
  enabled boolean not null default true,
  -- {priorities, channels, departments (keys, or none), segments (ids)}; an empty list fits everything.
  match jsonb not null,
  -- Of each priority: {firstResponse, nextResponse, resolution} in seconds, or null.
  targets jsonb not null,
  -- Null: by the clock.
  calendar_id uuid references calendars,
  -- Whether the time in which we wait for the customer is left out of the resolution.
  pauses_waiting boolean not null default true,
  warn_percent integer not null default 80 check (warn_percent between 1 and 100),
  -- What is done of a warning or a miss: [{on, metrics, priority, department, assignee, tags}].
  escalations jsonb not null default '[]',
  updated_at timestamptz not null default now()
);
create index service_policies_order on service_policies (workspace_id, position, id);
create index service_policies_calendar on service_policies (calendar_id);
select jornada.guard('service_policies');

-- Every wait and every way to a solution, one row each, with or without a target.
create table service_times (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  metric text not null check (metric in ('first-response', 'next-response', 'resolution')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- How: answered, solved, or dropped (solved while the customer still waited). Null while it runs.
  ended_by text check (ended_by in ('answered', 'solved', 'dropped')),
  -- From beginning to end, by the clock and within business hours.
  clock_seconds integer,
  business_seconds integer,
  -- What counts against the target: without pauses, in the policy's time.
  used_seconds integer,
  -- Null without a target. void: dropped before it was due, which counts for nothing.
  state text check (state in ('running', 'paused', 'warning', 'hit', 'missed', 'void')),
  -- By which policy; no reference, since what was measured by one that is gone stays.
  policy_id uuid,
  target_seconds integer,
  warn_at timestamptz,
  due_at timestamptz,
  -- When its state changes by itself, or when somebody is still to be told.
  next_at timestamptz,
  -- Of which state people have been told.
  told text check (told in ('warning', 'missed')),
  -- Not counted: its conversation was merged into another that counts it, or it turned out otherwise.
  aside boolean not null default false,
  check ((ended_at is null) = (ended_by is null))
);
create index service_times_of on service_times (conversation_id, started_at);
create index service_times_next on service_times (next_at) where next_at is not null;
create index service_times_ended on service_times (workspace_id, ended_at) where not aside;
select jornada.guard('service_times');

-- Segments by rule that a conversation's customer was found in when it began; the lens knows, and is asked once.
create table service_segments (
  conversation_id uuid primary key references conversations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  segments uuid[] not null default '{}'
);
select jornada.guard('service_segments');

-- What presses most, for lists: the earliest due moment of what runs.
alter table conversations
  add column due_at timestamptz,
  add column due_state text check (due_state in ('running', 'warning', 'missed')),
  add column due_metric text check (due_metric in ('first-response', 'next-response', 'resolution')),
  -- False of those from before service levels, until their times have been reckoned.
  add column levels_known boolean not null default false;
create index conversations_due on conversations (workspace_id, coalesce(due_at, 'infinity'::timestamptz), id)
  where status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null;
create index conversations_breaching on conversations (workspace_id, due_at, id)
  where due_state in ('warning', 'missed') and merged_into is null;
create index conversations_levels_unknown on conversations (workspace_id, id) where not levels_known;

-- Since when a change holds, where that is earlier than when it was noted: of a message written down later.
alter table conversation_changes add column holds_from timestamptz;
