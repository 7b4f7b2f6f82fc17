-- What a member signs with, below what they write by mail.
alter table members add column signature text not null default '' check (length(signature) <= 2000);
comment on column members.signature is 'personal';

-- Two conversations that have to do with each other and stay two.
create table conversation_links (
  workspace_id uuid not null references workspaces on delete cascade,
  -- The smaller id first.
  one_id uuid not null references conversations on delete cascade,
  other_id uuid not null references conversations on delete cascade,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index conversation_links_other on conversation_links (other_id);
select jornada.guard('conversation_links', 'select', 'insert', 'delete');

-- A mail that takes a message of a conversation to somebody else, and what they answer: notes, not the customer's.
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('message', 'automatic', 'bounce', 'own', 'unreadable', 'survey', 'transcript', 'forward'));
-- The message that it takes on.
alter table mails add column forwards_id uuid references messages on delete set null;
create index mails_forwards on mails (forwards_id) where forwards_id is not null;
