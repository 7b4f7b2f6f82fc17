-- An account may say by itself that a mail arrived: never, always, or only outside the hours of a calendar (null: the
-- usual one), in the language of the conversation.
alter table channel_accounts add column acknowledges text not null default 'never'
  check (acknowledges in ('never', 'always', 'outside-hours'));
alter table channel_accounts add column acknowledge_calendar_id uuid references calendars on delete set null;
alter table channel_accounts add column acknowledge_texts jsonb not null default '{}';

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check check (kind in
  ('message', 'automatic', 'bounce', 'own', 'unreadable', 'failed', 'survey', 'transcript', 'forward', 'acknowledgement'));
-- At most one a day.
create index mails_acknowledged on mails (workspace_id, at) where kind = 'acknowledgement';
