-- Assignment: how conversations find somebody who answers them.

-- How those of a department find somebody; without one, all that have none of their own.
create table assignment_policies (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  department_id uuid references departments on delete cascade,
  how text not null check (how in ('nobody', 'round-robin', 'fewest-open')),
  -- Whom it may be given to: everybody; who is not away; who is not away and was here within so many minutes.
  presence text not null check (presence in ('available', 'anybody', 'here')),
  here_minutes integer not null check (here_minutes > 0),
  -- Only to who speaks the customer's language.
  by_language boolean not null,
  -- Opened again while whoever had it is away: somebody else gets it.
  hands_over boolean not null,
  -- Where it goes when nobody in the department can take it, after so many minutes.
  overflow_id uuid references departments on delete set null,
  overflow_minutes integer not null check (overflow_minutes >= 0)
);
create unique index assignment_policies_one on assignment_policies (workspace_id, department_id) nulls not distinct;
select jornada.guard('assignment_policies');

-- What a member can be given, and whether they are there. No row: as usual.
create table assignment_members (
  member_id uuid primary key references members on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Null: as usual for their role.
  takes_part boolean,
  -- At most so many open at once; null: any number.
  capacity integer check (capacity >= 0),
  -- Empty: every language.
  languages text[] not null default '{}',
  -- Keys of the departments they serve; null: their own.
  departments text[],
  away_since timestamptz,
  -- When a screen of theirs was last here, to the minute.
  seen_at timestamptz,
  -- When they were last given one.
  given_at timestamptz
);
create index assignment_members_of on assignment_members (workspace_id);
select jornada.guard('assignment_members', 'select', 'insert', 'update');

-- If this, then that, for every conversation that begins; of those that fit, the first, unless it lets others follow.
create table routing_rules (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  position integer not null,
  enabled boolean not null default true,
  -- {priorities, channels, accounts, departments, languages, segments, words}; an empty list fits everything.
  match jsonb not null,
  -- {department, assignee, priority, tags}
  does jsonb not null,
  goes_on boolean not null default false,
  updated_at timestamptz not null default now()
);
create index routing_rules_order on routing_rules (workspace_id, position, id);
select jornada.guard('routing_rules');

alter table conversations
  -- Since when it looks for somebody; null while it does not.
  add column seeks_since timestamptz,
  -- `new`: rules are to be looked at first. `reopened`: whether whoever had it is there. `somebody`: just that.
  add column seeks_as text check (seeks_as in ('new', 'reopened', 'somebody')),
  -- Why it has not found anybody yet.
  add column seeks_why text check (seeks_why in ('nobody-serves', 'nobody-speaks', 'nobody-there', 'no-room')),
  add constraint conversations_seeking check ((seeks_since is null) = (seeks_as is null));
create index conversations_seeking on conversations (workspace_id, seeks_since, id) where seeks_since is not null;
-- Whose are open: what capacity is held against.
create index conversations_in_hand on conversations (workspace_id, assignee_id)
  where status in ('new', 'open') and merged_into is null and assignee_id is not null;

-- Why something was changed by itself: a rule, a turn.
alter table conversation_changes add column reason jsonb;
