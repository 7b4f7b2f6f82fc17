-- Everybody drafts for themselves: two people's words were once one text, and went to a customer as one mail. Each has
-- one in a conversation, seen by all, and may go on with what another began.
alter table conversation_drafts add column id uuid not null default gen_random_uuid();
-- The member or key whose it is.
alter table conversation_drafts add column owner_id uuid not null default gen_random_uuid();
update conversation_drafts set owner_id = member_id where member_id is not null;
alter table conversation_drafts alter column id drop default;
alter table conversation_drafts alter column owner_id drop default;
alter table conversation_drafts drop constraint conversation_drafts_pkey;
alter table conversation_drafts add primary key (id);
alter table conversation_drafts add unique (conversation_id, owner_id);
-- From whom its owner took it over, last.
alter table conversation_drafts add column taken_from uuid;
alter table conversation_drafts add column taken_from_name text;
comment on column conversation_drafts.taken_from_name is 'personal';

-- Whose draft a file is part of, that was not sent yet; null for what came by itself.
alter table attachments add column owner_id uuid;
update attachments a set owner_id = d.owner_id from conversation_drafts d
  where d.conversation_id = a.conversation_id and a.message_id is null and a.later_id is null;

-- Answers that can still be taken back for some seconds: others in the conversation are asked before they send theirs.
create table conversation_sendings (
  conversation_id uuid not null references conversations on delete cascade,
  owner_id uuid not null,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  until timestamptz not null,
  primary key (conversation_id, owner_id)
);
select jornada.guard('conversation_sendings');
comment on column conversation_sendings.name is 'personal';
