-- Quality of service: what a good answer is, who looked at which answers, and what was said about them.

create table scorecards (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- Nobody begins a review by it any more; those that were written stay.
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create index scorecards_of on scorecards (workspace_id);
select jornada.guard('scorecards', 'select', 'insert', 'update');

-- Never changed: a scorecard that is changed gets a new one, and reviews keep the one they were written by.
create table scorecard_versions (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  scorecard_id uuid not null references scorecards on delete cascade,
  version integer not null,
  -- [{id, name, good, weight, scale, optional, critical}]; a criterion keeps its id from version to version.
  criteria jsonb not null,
  made_at timestamptz not null default now(),
  made_by text not null,
  unique (scorecard_id, version)
);
select jornada.guard('scorecard_versions', 'select', 'insert');
comment on column scorecard_versions.made_by is 'personal';

-- The same answers, reviewed by several who do not see what the others say, and then held side by side.
create table calibrations (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  -- Whose answers are looked at.
  member_id uuid not null references members on delete cascade,
  version_id uuid not null references scorecard_versions on delete cascade,
  reviewers uuid[] not null default '{}',
  opened_by uuid references members on delete set null,
  opened_at timestamptz not null default now(),
  -- From then on all is seen and nothing changes any more.
  compared_at timestamptz,
  -- What they agreed on: [{criterion, value, applies, note}]
  agreed jsonb,
  agreed_note text not null default '',
  agreed_by uuid references members on delete set null,
  agreed_at timestamptz
);
create index calibrations_of on calibrations (workspace_id, opened_at desc);
select jornada.guard('calibrations', 'select', 'insert', 'update');
comment on column calibrations.agreed is 'personal';
comment on column calibrations.agreed_note is 'personal';

create table quality_reviews (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Where it was begun; a merge does not change it.
  conversation_id uuid not null references conversations on delete cascade,
  version_id uuid not null references scorecard_versions on delete cascade,
  -- Whose answers, and who looked at them.
  member_id uuid not null references members on delete cascade,
  reviewer_id uuid not null references members on delete cascade,
  -- Null: a review that counts. Otherwise one that was written to compare.
  calibration_id uuid references calibrations on delete cascade,
  -- `draft`: only its reviewer sees it. `given`: the member sees it. Then they acknowledge it, or ask for a second look.
  state text not null default 'draft' check (state in ('draft', 'given', 'acknowledged', 'disputed', 'resolved')),
  -- How it came to be reviewed: by hand, at random, or for a reason.
  chosen text not null default 'by-hand'
    check (chosen in ('by-hand', 'random', 'low-csat', 'reopened', 'missed', 'long')),
  -- 0 to 100; null while nothing that applies is answered.
  score double precision check (score between 0 and 100),
  -- A criterion that fails the whole was missed.
  failed boolean not null default false,
  comment text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  given_at timestamptz,
  acknowledged_at timestamptz,
  dispute text,
  disputed_at timestamptz,
  resolution text,
  resolved_by uuid references members on delete set null,
  resolved_at timestamptz,
  check (member_id <> reviewer_id)
);
-- Nobody's answers in one conversation are reviewed twice by accident.
create unique index quality_reviews_one on quality_reviews (conversation_id, member_id) where calibration_id is null;
create unique index quality_reviews_blind on quality_reviews (calibration_id, reviewer_id) where calibration_id is not null;
create index quality_reviews_given on quality_reviews (workspace_id, given_at, id) where given_at is not null;
create index quality_reviews_member on quality_reviews (member_id, given_at);
select jornada.guard('quality_reviews');
comment on column quality_reviews.comment is 'personal';
comment on column quality_reviews.dispute is 'personal';
comment on column quality_reviews.resolution is 'personal';

create table quality_answers (
  review_id uuid not null references quality_reviews on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  criterion_id uuid not null,
  -- 1 to 5, or 0 (no) and 1 (yes); null while not answered, and where it does not apply.
  value smallint check (value between 0 and 5),
  applies boolean not null default true,
  comment text not null default '',
  -- What the comment is about.
  message_id uuid references messages on delete set null,
  primary key (review_id, criterion_id),
  check (applies or value is null)
);
create index quality_answers_of on quality_answers (criterion_id);
select jornada.guard('quality_answers');
comment on column quality_answers.comment is 'personal';

-- What became of a review once it was given.
create table quality_review_changes (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  review_id uuid not null references quality_reviews on delete cascade,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null,
  what text not null check (what in ('given', 'changed', 'acknowledged', 'disputed', 'resolved')),
  -- Total, answers and words before and after.
  before jsonb,
  after jsonb
);
create index quality_review_changes_of on quality_review_changes (review_id, at, id);
select jornada.guard('quality_review_changes', 'select', 'insert');
comment on column quality_review_changes.actor_name is 'personal';
comment on column quality_review_changes.before is 'personal';
comment on column quality_review_changes.after is 'personal';

-- What is to be reviewed every week.
create table sampling_rules (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  enabled boolean not null default true,
  how text not null check (how in ('random', 'targeted')),
  -- Conversations of each person a week, at most.
  per_person integer not null check (per_person between 1 and 100),
  -- Empty: all. Departments by their keys, or `none`.
  channels text[] not null default '{}',
  departments text[] not null default '{}',
  -- Of targeted ones; one is enough.
  reasons text[] not null default '{}',
  longer_than integer check (longer_than > 0),
  scorecard_id uuid not null references scorecards on delete cascade,
  -- Empty: whoever leads.
  reviewers uuid[] not null default '{}',
  -- With the week, it says which are drawn: the same again draws the same.
  seed text not null,
  created_at timestamptz not null default now()
);
create index sampling_rules_of on sampling_rules (workspace_id);
select jornada.guard('sampling_rules');

-- Each rule draws once for each week.
create table quality_draws (
  rule_id uuid not null references sampling_rules on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Its first day, where the workspace is.
  week date not null,
  drawn_at timestamptz not null default now(),
  -- Conversations (of each person) that there were to draw from, and that were drawn.
  candidates integer not null,
  drawn integer not null,
  primary key (rule_id, week)
);
select jornada.guard('quality_draws', 'select', 'insert');

create table quality_samples (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  rule_id uuid references sampling_rules on delete set null,
  week date not null,
  conversation_id uuid not null references conversations on delete cascade,
  member_id uuid not null references members on delete cascade,
  scorecard_id uuid not null references scorecards on delete cascade,
  reason text not null check (reason in ('random', 'low-csat', 'reopened', 'missed', 'long')),
  -- For whom; null: for whoever comes first.
  reviewer_id uuid references members on delete set null,
  -- `taken`: its review is begun. `reviewed`: it is given.
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'reviewed', 'skipped')),
  skipped_because text,
  skipped_by uuid references members on delete set null,
  review_id uuid references quality_reviews on delete set null,
  drawn_at timestamptz not null default now(),
  unique (conversation_id, member_id)
);
create index quality_samples_week on quality_samples (workspace_id, week, state);
create index quality_samples_review on quality_samples (review_id) where review_id is not null;
select jornada.guard('quality_samples');
comment on column quality_samples.skipped_because is 'personal';

-- From who leads to a member: between the two of them, and those who may do everything.
create table coaching_notes (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  member_id uuid not null references members on delete cascade,
  author_id uuid not null references members on delete cascade,
  review_id uuid references quality_reviews on delete set null,
  conversation_id uuid references conversations on delete set null,
  text text not null,
  -- When the two come back to it.
  follow_up_on date,
  done_at timestamptz,
  done_by uuid references members on delete set null,
  created_at timestamptz not null default now(),
  check (member_id <> author_id)
);
create index coaching_notes_member on coaching_notes (member_id, created_at desc);
create index coaching_notes_of on coaching_notes (workspace_id, created_at desc);
select jornada.guard('coaching_notes', 'select', 'insert', 'update');
comment on column coaching_notes.text is 'personal';

create table coaching_answers (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  note_id uuid not null references coaching_notes on delete cascade,
  author_id uuid not null references members on delete cascade,
  text text not null,
  at timestamptz not null default now()
);
create index coaching_answers_of on coaching_answers (note_id, at);
select jornada.guard('coaching_answers', 'select', 'insert');
comment on column coaching_answers.text is 'personal';
