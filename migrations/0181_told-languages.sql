-- The language of a conversation is told (by a member, a program, the account it came by, the customer's page), or guessed
-- from what the customer writes while nobody told it. What is told, that there is none too, is never guessed over.
alter table conversations add column language_told boolean not null default false;
update conversations c set language_told = true
where language is not null
  or exists (select from conversation_changes h where h.conversation_id = c.id and h.what = 'language');
