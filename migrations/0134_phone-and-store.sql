-- Telephones and shops: accounts by which customers call and come in, calls as a telephone service tells them, and what
-- members write down of a call or a visit.

alter table channel_accounts drop constraint channel_accounts_kind_check;
alter table channel_accounts add constraint channel_accounts_kind_check
  check (kind in ('email', 'chat', 'whatsapp', 'telegram', 'facebook', 'instagram', 'phone', 'store'));

create table phone_settings (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- What the telephone service shows, or signs with. Sealed, as in core/sealed.ts.
  secret text not null,
  -- Who takes its calls: [{"member": id, "extension": "201"}]. Empty: everybody who answers customers.
  lines jsonb not null default '[]'
);
select jornada.guard('phone_settings');

create table phone_calls (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid not null references channel_accounts on delete cascade,
  -- The telephone service's own id of the call.
  external_id text not null,
  direction text not null check (direction in ('in', 'out')),
  state text not null check (state in ('ringing', 'answered', 'ended', 'missed', 'voicemail', 'busy', 'failed')),
  -- As the telephone service wrote them; empty while it did not tell.
  from_number text not null default '',
  to_number text not null default '',
  -- As identified when the call was first told of; null for a number that nobody is known by.
  customer_id uuid references customers on delete set null,
  -- Members at whom it rings; empty: at everybody who takes its calls.
  rings_at uuid[] not null default '{}',
  -- Who answered, or who called.
  member_id uuid references members on delete set null,
  began_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- Talked for so long.
  seconds integer,
  -- The conversation in which a missed caller is called back.
  callback_id uuid references conversations on delete set null,
  -- When a member wrote down what it was about, or said that there is nothing to write down.
  logged_at timestamptz,
  aside_at timestamptz,
  unique (account_id, external_id)
);
create index phone_calls_lately on phone_calls (workspace_id, began_at desc);
create index phone_calls_customer on phone_calls (customer_id, began_at desc) where customer_id is not null;
create index phone_calls_callback on phone_calls (callback_id) where callback_id is not null;
select jornada.guard('phone_calls', 'select', 'insert', 'update');
comment on column phone_calls.from_number is 'personal';
comment on column phone_calls.to_number is 'personal';

create table store_settings (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Stands in the address behind the QR code.
  code text not null unique,
  code_since timestamptz not null default now(),
  -- Where customers reach this Jornada: the QR code leads there. Empty: where the member who shows it does.
  link_base text not null default '',
  -- What customers may do on the page.
  asks boolean not null default true,
  rates boolean not null default true
);
select jornada.guard('store_settings', 'select', 'insert', 'update');

-- Conversations that customers began on the page of a shop: their answers go by mail.
create table store_asks (
  conversation_id uuid primary key references conversations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid not null references channel_accounts on delete cascade
);
create index store_asks_account on store_asks (account_id);
select jornada.guard('store_asks', 'select', 'insert');

-- What customers gave as scores on the page of a shop. One browser, one shop, one day: one answer, which may be changed.
create table store_ratings (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid not null references channel_accounts on delete cascade,
  customer_id uuid not null references customers on delete cascade,
  -- Made by us, kept in the customer's browser.
  visitor text not null,
  day date not null,
  score smallint not null check (score between 1 and 5),
  comment text,
  language text not null,
  at timestamptz not null default now(),
  changed_at timestamptz,
  unique (account_id, visitor, day)
);
create index store_ratings_lately on store_ratings (workspace_id, at desc);
create index store_ratings_customer on store_ratings (customer_id);
select jornada.guard('store_ratings', 'select', 'insert', 'update');
comment on column store_ratings.comment is 'personal';
comment on column store_ratings.visitor is 'personal';

-- Why customers call and come, as the workspace names it. No row: the usual ones.
create table contact_reasons (
  workspace_id uuid primary key references workspaces on delete cascade,
  reasons text[] not null,
  updated_at timestamptz not null default now(),
  updated_by text not null
);
select jornada.guard('contact_reasons');
comment on column contact_reasons.updated_by is 'personal';

-- What a member wrote down of a call or a visit, beside the messages that it is.
create table contact_log (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- The client's own id of it: the same again changes nothing.
  log_key text not null,
  conversation_id uuid not null references conversations on delete cascade,
  -- The first message that it made.
  message_id uuid not null references messages on delete cascade,
  account_id uuid references channel_accounts on delete set null,
  call_id uuid references phone_calls on delete set null,
  promise_id uuid references promises on delete set null,
  -- Who wrote it down; null when a program did, or they are gone.
  member_id uuid references members on delete set null,
  author text not null,
  channel text not null check (channel in ('phone', 'store')),
  -- `in`: they called, or came. `out`: we called.
  direction text not null check (direction in ('in', 'out')),
  reason text not null default '',
  outcome text not null check (outcome in ('solved', 'follow-up', 'handed-over', 'left-message', 'no-answer')),
  emotion text check (emotion in ('joy', 'trust', 'surprise', 'sadness', 'fear', 'anger', 'neutral')),
  note text not null default '',
  -- When it was, and when it was written down.
  at timestamptz not null,
  created_at timestamptz not null default now(),
  -- Whether it began its conversation: then it can be undone for a moment.
  begun boolean not null,
  unique (workspace_id, log_key)
);
create index contact_log_day on contact_log (workspace_id, member_id, at desc, id desc);
create index contact_log_conversation on contact_log (conversation_id);
create index contact_log_message on contact_log (message_id);
create index contact_log_call on contact_log (call_id) where call_id is not null;
create index contact_log_promise on contact_log (promise_id) where promise_id is not null;
select jornada.guard('contact_log');
comment on column contact_log.author is 'personal';
comment on column contact_log.reason is 'personal';
comment on column contact_log.note is 'personal';

-- What was written down by mistake is undone: its conversation, which nobody has touched, goes with it.
grant delete on conversations to jornada_app;
