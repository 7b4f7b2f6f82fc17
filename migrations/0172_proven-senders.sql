-- Whether the sender of a mail is who it says, as the mail server found that took it.
alter table mails add column sender_proof text check (sender_proof in ('passed', 'failed'));
-- What that server calls itself, and what it said. Null: nobody looked.
alter table mails add column checked_by text;
alter table mails add column checked_said text not null default '';
comment on column mails.checked_said is 'personal';

-- Whose word counts; null: of whoever wrote on top.
alter table channel_accounts add column checked_by text;
-- Who wrote on top of the last mail that came.
alter table channel_states add column checked_by text;
