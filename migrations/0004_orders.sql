-- What customers buy and what they answered.

create table products (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  sku text not null,
  name text,
  category text,
  price_minor bigint,
  currency text,
  properties jsonb not null default '{}',
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (workspace_id, sku)
);
create index products_import on products (import_id) where import_id is not null;
select jornada.guard('products');

create table orders (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- The customer as identified then; read by root, as touchpoints are.
  customer_id uuid,
  -- The shop's own order id: one in a workspace, whichever door it comes through.
  number text not null,
  status text,
  currency text,
  total_minor bigint,
  placed_at timestamptz,
  paid_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  promised_at timestamptz,
  cancelled_at timestamptz,
  refunded_at timestamptz,
  returned_at timestamptz,
  refunded_minor bigint,
  properties jsonb not null default '{}',
  source text not null default '',
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (workspace_id, number)
);
create index orders_customer on orders (customer_id, placed_at desc);
create index orders_import on orders (import_id) where import_id is not null;
select jornada.guard('orders');
comment on column orders.properties is 'personal';

create table order_items (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  order_id uuid not null references orders on delete cascade,
  line text not null,
  sku text,
  name text,
  quantity numeric not null default 1,
  price_minor bigint,
  freight_minor bigint,
  properties jsonb not null default '{}',
  import_id uuid,
  unique (order_id, line)
);
create index order_items_import on order_items (import_id) where import_id is not null;
select jornada.guard('order_items');

create table payments (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  order_id uuid not null references orders on delete cascade,
  sequence text not null,
  method text,
  installments integer,
  amount_minor bigint not null,
  properties jsonb not null default '{}',
  import_id uuid,
  unique (order_id, sequence)
);
create index payments_import on payments (import_id) where import_id is not null;
select jornada.guard('payments');

create table responses (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  customer_id uuid not null,
  order_id uuid,
  -- The answer's own id where it came from.
  external_id text not null,
  survey text not null default '',
  metric text not null check (metric in ('csat', 'nps', 'ces', 'rating', 'custom')),
  score numeric,
  scale_min numeric,
  scale_max numeric,
  title text,
  comment text,
  language text,
  asked_at timestamptz,
  at timestamptz not null,
  properties jsonb not null default '{}',
  source text not null default '',
  import_id uuid,
  created_at timestamptz not null default now(),
  unique (workspace_id, source, external_id)
);
create index responses_customer on responses (customer_id, at desc);
create index responses_order on responses (order_id) where order_id is not null;
create index responses_score on responses (workspace_id, metric, score, at desc);
create index responses_import on responses (import_id) where import_id is not null;
select jornada.guard('responses');
comment on column responses.title is 'personal';
comment on column responses.comment is 'personal';
comment on column responses.properties is 'personal';
