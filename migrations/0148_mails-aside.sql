-- Mails that are kept beside the conversations: why, and whether somebody has looked at them. One that could not be
-- taken in, for a reason of ours, is kept too, so that it holds up no other.
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('message', 'automatic', 'bounce', 'own', 'unreadable', 'failed', 'survey', 'transcript', 'forward'));
alter table mails add column put_away_at timestamptz;
drop index mails_aside;
create index mails_aside on mails (account_id, at desc, id desc)
  where message_id is null and direction = 'in' and kind in ('bounce', 'own', 'unreadable', 'failed');
