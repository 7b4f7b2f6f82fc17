-- What the lens must know of the record: which lenses there are and how far each got, and what changed.
--
-- Touchpoints are append-only and carry the transaction that wrote them, so a lens reads them in that order. Everything
-- else changes in place; triggers note what changed, under the transaction that changed it. A lens reads both up to
-- the oldest transaction that still runs, and never past it.

create index touchpoints_recorded on touchpoints (recorded_in);
-- Who was merged into whom: the few that a touchpoint's customer must be looked up among.
create index customers_merged on customers (id) include (root_id) where merged_into is not null;

-- Names this record, so that a lens is never filled from another one.
create table jornada.record_identity (
  only_one boolean primary key default true check (only_one),
  id uuid not null
);

create table jornada.lenses (
  -- The database in ClickHouse that holds this filling.
  database text primary key,
  -- Which ClickHouse it is in: several lenses can look at one record.
  lens_id uuid not null,
  -- filling: begun, not yet up to date; current: the one that is asked; the one before goes when the next is current.
  state text not null default 'filling' check (state in ('filling', 'current')),
  -- Everything written by transactions before this one is in the lens.
  next_xid xid8 not null default '0',
  -- What changed before this one was read with the first filling.
  filled_from xid8 not null,
  -- Numbers every step; rows of the lens carry the number of the step that brought them.
  step bigint not null default 0,
  -- Where the first reading of customers, orders, … stands: {"table": "orders", "after": "<id>"}; null when done.
  reading jsonb default '{"table": "customers"}',
  touchpoints_copied bigint not null default 0,
  touchpoints_expected bigint not null default 0,
  began_at timestamptz not null default now(),
  caught_up_at timestamptz,
  seen_at timestamptz not null default now()
);
create index lenses_lens on jornada.lenses (lens_id);

create table jornada.lens_changes (
  changed_in xid8 not null default pg_current_xact_id(),
  -- customers, orders, responses, products, segments: the row was written or is gone.
  -- stories: touchpoints of this customer are gone, or lead to another person now.
  kind text not null,
  workspace_id uuid not null,
  id uuid not null
);
create index lens_changes_order on jornada.lens_changes (changed_in);
alter table jornada.lens_changes set (autovacuum_vacuum_scale_factor = 0.05);

-- One row for each thing that the statement touched. First argument: the kind; second: the column that names it.
create function jornada.note_changes() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    execute format('insert into jornada.lens_changes (kind, workspace_id, id) select distinct %L, workspace_id, %I from gone where %2$I is not null', tg_argv[0], tg_argv[1]);
  else
    execute format('insert into jornada.lens_changes (kind, workspace_id, id) select distinct %L, workspace_id, %I from written where %2$I is not null', tg_argv[0], tg_argv[1]);
  end if;
  return null;
end $$;

create function jornada.note_changes_of(target regclass, kind text, id_column text, variadic deeds text[])
  returns void language plpgsql as $$
declare
  deed text;
begin
  foreach deed in array deeds loop
    execute format('create trigger %I after %s on %s referencing %s for each statement execute function jornada.note_changes(%L, %L)',
      'lens_' || deed, deed, target, case deed when 'delete' then 'old table as gone' else 'new table as written' end, kind, id_column);
  end loop;
end $$;

select jornada.note_changes_of('touchpoints', 'stories', 'customer_id', 'delete');
select jornada.note_changes_of('customers', 'customers', 'id', 'insert', 'delete');
select jornada.note_changes_of('orders', 'orders', 'id', 'insert', 'update', 'delete');
select jornada.note_changes_of('order_items', 'orders', 'order_id', 'insert', 'update', 'delete');
select jornada.note_changes_of('responses', 'responses', 'id', 'insert', 'update', 'delete');
select jornada.note_changes_of('products', 'products', 'id', 'insert', 'update', 'delete');

-- Customers are written all the time (last seen, order counts); the lens wants to know of some columns only.
create function jornada.note_customer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into jornada.lens_changes (kind, workspace_id, id) values ('customers', new.workspace_id, new.id);
  if new.root_id <> old.root_id then
    insert into jornada.lens_changes (kind, workspace_id, id) values ('stories', new.workspace_id, new.id);
  end if;
  return null;
end $$;
create trigger lens_update after update of root_id, account_id, traits, tags on customers for each row
  when ((old.root_id, old.account_id, old.traits, old.tags) is distinct from (new.root_id, new.account_id, new.traits, new.tags))
  execute function jornada.note_customer();

-- They run as their owner, for triggers only.
revoke execute on function jornada.note_changes(), jornada.note_changes_of(regclass, text, text, text[]),
  jornada.note_customer() from public;
