-- An answer and a note are two texts: with one for both, half an answer became a note, and what had become a note came
-- back as an answer.
alter table conversation_drafts drop constraint conversation_drafts_conversation_id_owner_id_key;
alter table conversation_drafts add unique (conversation_id, owner_id, kind);

-- What goes along when it is written: a promise, promises it keeps, what is done with the conversation.
alter table conversation_drafts add column along jsonb not null default '{}';
comment on column conversation_drafts.along is 'personal';

-- Since when it is written: whoever answers later does so past it.
alter table conversation_drafts add column begun_at timestamptz not null default now();
update conversation_drafts set begun_at = updated_at;
