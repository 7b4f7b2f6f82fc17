-- What nobody should have to read, and what is to be gone: spam, senders whose mail is spam from the start, deletion.

alter table conversations drop constraint conversations_status_check,
  add constraint conversations_status_check
    check (status in ('new', 'open', 'waiting', 'snoozed', 'solved', 'closed', 'spam'));
create index conversations_spam on conversations (workspace_id, last_message_at) where status = 'spam';

-- Touchpoints of what is spam: nothing that happened to a customer, so not in the record; kept, since it may be none.
create table touchpoints_aside (
  like touchpoints including defaults including comments,
  primary key (id),
  foreign key (customer_id) references customers on delete cascade
);
create index touchpoints_aside_customer on touchpoints_aside (customer_id);
select jornada.guard('touchpoints_aside', 'select', 'insert', 'update', 'delete');

-- From whom mail is spam from the start.
create table blocked_senders (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- In lower case.
  address text not null,
  blocked_at timestamptz not null default now(),
  -- Who blocked it, as they were called.
  blocked_by text not null,
  unique (workspace_id, address)
);
select jornada.guard('blocked_senders', 'select', 'insert', 'delete');
comment on column blocked_senders.address is 'personal';
comment on column blocked_senders.blocked_by is 'personal';
