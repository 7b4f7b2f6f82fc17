-- By which ways customers reach us: e-mail accounts first. Others will come beside them.

create table channel_accounts (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  kind text not null check (kind in ('email')),
  -- In lower case.
  address text not null,
  -- What customers read beside the address.
  name text not null default '',
  -- Given to the conversations that begin here.
  department_id uuid references departments on delete set null,
  language text check (language in ('en', 'pt-BR', 'es', 'ro')),
  signature text not null default '',
  -- Not at all; from a folder of a mail server; by our own door.
  receiving text not null check (receiving in ('off', 'imap', 'door')),
  start_with text not null default 'new' check (start_with in ('new', 'everything')),
  imap_host text not null default '',
  imap_port integer not null default 993,
  imap_tls text not null default 'implicit' check (imap_tls in ('implicit', 'starttls', 'none')),
  imap_user text not null default '',
  imap_folder text not null default 'INBOX',
  -- Sealed with the install's key: see core/sealed.ts.
  imap_password text,
  -- Empty: nothing is sent from here.
  smtp_host text not null default '',
  smtp_port integer not null default 587,
  smtp_tls text not null default 'starttls' check (smtp_tls in ('implicit', 'starttls', 'none')),
  smtp_user text not null default '',
  smtp_password text,
  -- How answers find their conversation when a mail program leaves out what it answers to.
  plus_addresses boolean not null default false,
  subject_mark boolean not null default false,
  -- Its name at our door.
  door_token text not null unique,
  -- Goes up with every change: whoever reads the account begins anew.
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index channel_accounts_address on channel_accounts (workspace_id, address) where removed_at is null;
select jornada.guard('channel_accounts', 'select', 'insert', 'update');

-- How it goes with an account, apart from what people set: it changes all the time.
create table channel_states (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  connected_since timestamptz,
  last_in_at timestamptz,
  last_out_at timestamptz,
  -- What is wrong with reading, and with sending: a kind of core/mail/servers.ts, and the server's own words.
  reading_trouble text,
  reading_detail text,
  sending_trouble text,
  sending_detail text,
  -- Until where the folder was read: written in the same transaction as the mail.
  uid_validity text,
  last_uid bigint,
  -- Nothing from before is read, also when the server numbers its mails anew.
  since timestamptz
);
select jornada.guard('channel_states', 'select', 'insert', 'update');

-- Every mail that came or went, beside the message that it is.
create table mails (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  account_id uuid references channel_accounts on delete set null,
  direction text not null check (direction in ('in', 'out')),
  -- A person's; a program's; a server's, about one that did not arrive; our own come back; one that cannot be read.
  kind text not null check (kind in ('message', 'automatic', 'bounce', 'own', 'unreadable')),
  -- Account and Message-ID, or the hash of its bytes: the same mail is kept once.
  mail_key text not null,
  internet_id text,
  -- Null for what is kept beside the conversations.
  message_id uuid references messages on delete cascade,
  at timestamptz not null default now(),
  from_address text not null default '',
  from_name text not null default '',
  to_people jsonb not null default '[]',
  cc_people jsonb not null default '[]',
  bcc_people jsonb not null default '[]',
  -- Everybody in it but ourselves: who may answer in its conversation.
  addresses text[] not null default '{}',
  subject text not null default '',
  -- Whom answers should go to, where that is not the sender.
  reply_people jsonb not null default '[]',
  in_reply_to text,
  refs text[] not null default '{}',
  -- Made safe.
  html text,
  -- What it answers to, as it came below what is new.
  quoted text not null default '',
  events jsonb not null default '[]',
  notes text[] not null default '{}',
  -- Of ours: set when the server is given it, so that whoever comes after a kill knows that it may be out already.
  handed_at timestamptz,
  attempts integer not null default 0,
  unique (workspace_id, mail_key)
);
create index mails_internet_id on mails (workspace_id, internet_id);
create index mails_message on mails (message_id);
create index mails_sender on mails (workspace_id, from_address, at desc);
create index mails_aside on mails (account_id, at desc) where message_id is null;
select jornada.guard('mails', 'select', 'insert', 'update');
comment on column mails.from_address is 'personal';
comment on column mails.from_name is 'personal';
comment on column mails.to_people is 'personal';
comment on column mails.cc_people is 'personal';
comment on column mails.bcc_people is 'personal';
comment on column mails.reply_people is 'personal';
comment on column mails.addresses is 'personal';
comment on column mails.subject is 'personal';
comment on column mails.html is 'personal';
comment on column mails.quoted is 'personal';
comment on column mails.events is 'personal';
