-- Webhooks: what happens here is told to programs elsewhere, signed, and told again until they have it.

create table webhook_endpoints (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  url text not null,
  description text not null default '',
  -- Of which events it hears.
  types text[] not null,
  -- Sealed with the install's key: see core/sealed.ts. Of a changed one, the one before signs beside it for a while.
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  -- Null while it is enabled: a member turned it off, it said that it is gone (410), or it failed for days.
  disabled_by text check (disabled_by in ('member', 'gone', 'failing')),
  disabled_at timestamptz,
  -- Since when nothing arrived; null while all is well.
  failing_since timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null,
  check ((old_secret is null) = (old_secret_until is null)),
  check ((disabled_by is null) = (disabled_at is null))
);
create index webhook_endpoints_workspace on webhook_endpoints (workspace_id);
select jornada.guard('webhook_endpoints');
comment on column webhook_endpoints.created_by is 'personal';

-- What happened, written in the transaction in which it did. Only what some endpoint wants to hear.
create table webhook_events (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  type text not null,
  at timestamptz not null default now(),
  -- Whoever wanted it when it happened.
  endpoint_ids uuid[] not null default '{}',
  -- What it is about; with it, what was to be told goes, too.
  conversation_id uuid references conversations on delete cascade,
  message_id uuid references messages on delete cascade,
  -- What only its own moment knows: what was changed, how far a message got.
  facts jsonb not null default '{}',
  -- What is sent, byte for byte the same with every try; null until it is put together.
  payload text
);
create index webhook_events_age on webhook_events (workspace_id, at);
create index webhook_events_conversation on webhook_events (conversation_id);
create index webhook_events_message on webhook_events (message_id);
select jornada.guard('webhook_events');
comment on column webhook_events.facts is 'personal';
comment on column webhook_events.payload is 'personal';

-- One event on its way to one endpoint.
create table webhook_deliveries (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  event_id uuid not null references webhook_events on delete cascade,
  endpoint_id uuid not null references webhook_endpoints on delete cascade,
  state text not null default 'pending' check (state in ('delivered', 'pending', 'failed')),
  -- Since it set out, or was last replayed.
  attempts integer not null default 0,
  -- When it is tried next. While it is tried, when another process may take it over.
  next_at timestamptz not null default now(),
  last_at timestamptz,
  -- Of the last answer: null when there was none.
  status integer,
  excerpt text,
  -- Why the last try failed: a kind, and the words with it.
  trouble text,
  detail text,
  created_at timestamptz not null default now(),
  unique (event_id, endpoint_id)
);
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_at) where state = 'pending';
create index webhook_deliveries_failed on webhook_deliveries (endpoint_id, created_at) where state = 'failed';
create index webhook_deliveries_latest on webhook_deliveries (endpoint_id, created_at desc, id desc);
select jornada.guard('webhook_deliveries');
comment on column webhook_deliveries.excerpt is 'personal';
