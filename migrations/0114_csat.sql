-- Asking how it went, once a conversation is solved: when, of whom, and what they answered.
create table csat_settings (
  workspace_id uuid primary key references workspaces on delete cascade,
  -- Since when it is asked; null: not at all. What was solved before is not asked about.
  on_since timestamptz,
  -- Where customers reach this Jornada: links in mails begin with it.
  link_base text not null,
  channels text[] not null,
  -- Keys of departments; with one of these tags; with none of those. Empty: all.
  departments text[] not null,
  tags text[] not null,
  except_tags text[] not null,
  -- How long after solving.
  after_minutes integer not null,
  -- One person is asked once in so many days.
  every_days integer not null,
  -- By the workspace's clock, nothing is asked from this hour on until that one; null: at any time.
  quiet_from smallint check (quiet_from between 0 and 23),
  quiet_until smallint check (quiet_until between 0 and 23),
  -- By language: {"en": {"question": …, "thanks": …}}; what is left out is as usual.
  texts jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  check ((quiet_from is null) = (quiet_until is null))
);
select jornada.guard('csat_settings');
comment on column csat_settings.updated_by is 'personal';

-- One for each time that a conversation was solved.
create table csat_asks (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  -- Where it was solved; a merge does not change it.
  conversation_id uuid not null references conversations on delete cascade,
  -- As identified when the conversation began; read by root.
  customer_id uuid not null references customers on delete cascade,
  solved_at timestamptz not null,
  -- Whose it was when it was solved, and who solved it.
  assignee_id uuid references members on delete set null,
  solved_by uuid references members on delete set null,
  department_id uuid references departments on delete set null,
  channel text not null,
  due_at timestamptz not null,
  -- `waiting`: for its moment. `sending`: decided, on its way. `asked`: it is out. `skipped`: not asked, for a reason.
  -- `failed`: no server took it, or nobody knows whether one did.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'asked', 'skipped', 'failed')),
  reason text,
  decided_at timestamptz,
  asked_at timestamptz,
  language text,
  -- Of the link's token.
  token_hash bytea,
  -- The mail: as for answers of ours, set when a server is given it.
  account_id uuid references channel_accounts on delete set null,
  mail_id uuid references mails on delete set null,
  to_address text,
  handed_at timestamptz,
  attempts integer not null default 0,
  score smallint check (score between 1 and 5),
  comment text,
  answered_at timestamptz,
  changed_at timestamptz,
  -- Whoever does not want to be asked again.
  declined_at timestamptz,
  unique (conversation_id, solved_at)
);
create unique index csat_asks_token on csat_asks (token_hash) where token_hash is not null;
create index csat_asks_customer on csat_asks (customer_id, decided_at desc);
select jornada.guard('csat_asks', 'select', 'insert', 'update');
comment on column csat_asks.to_address is 'personal';
comment on column csat_asks.comment is 'personal';

-- What its customer answered last, 1 to 5.
alter table conversations add column csat smallint;
create index conversations_csat on conversations (workspace_id, csat, last_message_at desc, id desc)
  where csat is not null and merged_into is null;

-- A mail of ours that is no message belongs to a conversation, too: who answers to it is found by it.
alter table mails add column conversation_id uuid references conversations on delete cascade;
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('message', 'automatic', 'bounce', 'own', 'unreadable', 'survey'));
create index mails_conversation on mails (conversation_id) where conversation_id is not null;
