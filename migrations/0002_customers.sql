-- Customers, the identities that lead to them, and merging.
--
-- A merge moves nothing. Each customer keeps its own identities, traits and touchpoints; `merged_into` points at
-- the customer it was merged into, and `root_id` at the end of that chain. One person is all customers that share
-- a root. Undoing a merge clears the pointer, so what was is exactly what comes back.

create table accounts (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  external_id text not null,
  name text,
  domain text,
  traits jsonb not null default '{}',
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (workspace_id, external_id)
);
create index accounts_import on accounts (import_id) where import_id is not null;
select jornada.guard('accounts');
comment on column accounts.traits is 'personal';

create table customers (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  merged_into uuid references customers,
  root_id uuid not null,
  account_id uuid references accounts on delete set null,
  -- This customer's own facts, as they were told to us.
  name text,
  email text,
  phone text,
  traits jsonb not null default '{}',
  -- What is shown of the person, all merged customers together. Meaningful on a root; derived from the facts
  -- above by refresh.ts and never written by anything else.
  shown_name text,
  shown_email text,
  shown_phone text,
  search_text text not null default '',
  orders_count integer not null default 0,
  revenue_minor bigint not null default 0,
  -- Widened by the doors, to the minute; the exact moments are the first and last touchpoint.
  first_seen_at timestamptz,
  last_seen_at timestamptz,
  -- What members keep about the person; stays on the customer where it was written.
  tags text[] not null default '{}',
  owner_id uuid references members on delete set null,
  source text not null default '',
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (merged_into is null or merged_into <> id)
);
create index customers_seen on customers (workspace_id, last_seen_at desc nulls last, id desc) where merged_into is null;
create index customers_name on customers (workspace_id, shown_name, id) where merged_into is null;
create index customers_search on customers using gin (search_text gin_trgm_ops) where merged_into is null;
create index customers_root on customers (root_id) where merged_into is not null;
create index customers_account on customers (account_id) where account_id is not null;
create index customers_import on customers (import_id) where import_id is not null;
select jornada.guard('customers');
comment on column customers.name is 'personal';
comment on column customers.email is 'personal';
comment on column customers.phone is 'personal';
comment on column customers.traits is 'personal';
comment on column customers.shown_name is 'personal';
comment on column customers.shown_email is 'personal';
comment on column customers.shown_phone is 'personal';
comment on column customers.search_text is 'personal';

create table identities (
  workspace_id uuid not null references workspaces on delete cascade,
  kind text not null check (kind in ('userId', 'anonymousId', 'email', 'phone', 'external')),
  -- The id space of an external id ('customer_id', 'shopify', …); empty for the other kinds.
  source text not null default '',
  value text not null,
  customer_id uuid not null references customers on delete cascade,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, kind, source, value)
);
create index identities_customer on identities (customer_id);
create index identities_value on identities (workspace_id, value text_pattern_ops);
create index identities_import on identities (import_id) where import_id is not null;
select jornada.guard('identities');
comment on column identities.value is 'personal';

create table merges (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- The customer that stays, and the root that was joined to it.
  winner_id uuid not null references customers on delete cascade,
  loser_id uuid not null references customers on delete cascade,
  reason text not null,
  evidence jsonb not null default '{}',
  by_name text not null,
  import_id uuid,
  at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by_name text
);
create index merges_winner on merges (winner_id);
create index merges_loser on merges (loser_id);
create index merges_import on merges (import_id) where import_id is not null;
select jornada.guard('merges');
comment on column merges.evidence is 'personal';
comment on column merges.by_name is 'personal';
comment on column merges.undone_by_name is 'personal';

-- Two known customers met on a key that people share or retype. A person decides.
create table merge_suggestions (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- In the order of their ids, so that the same pair is suggested once.
  first_id uuid not null references customers on delete cascade,
  second_id uuid not null references customers on delete cascade,
  kind text not null,
  value text not null,
  state text not null default 'open' check (state in ('open', 'merged', 'dismissed')),
  at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by_name text,
  unique (workspace_id, first_id, second_id, kind),
  check (first_id < second_id)
);
create index merge_suggestions_open on merge_suggestions (workspace_id, at desc) where state = 'open';
create index merge_suggestions_second on merge_suggestions (second_id);
create index merge_suggestions_first on merge_suggestions (first_id);
select jornada.guard('merge_suggestions');
comment on column merge_suggestions.value is 'personal';
comment on column merge_suggestions.decided_by_name is 'personal';

create table customer_notes (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  customer_id uuid not null references customers on delete cascade,
  text text not null,
  author_id uuid references members on delete set null,
  author_name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customer_notes_customer on customer_notes (customer_id, created_at desc);
select jornada.guard('customer_notes');
comment on column customer_notes.text is 'personal';
comment on column customer_notes.author_name is 'personal';
