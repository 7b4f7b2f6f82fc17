-- Why a touchpoint is aside: it comes back when none of the reasons holds any longer.
alter table touchpoints_aside add column reasons text[] not null default '{}';
update touchpoints_aside t set reasons =
  case when exists (
      select 1 from conversations c join conversations r on r.id = c.root_id
      where c.id::text = t.properties ->> 'conversation_id' and r.status = 'spam')
    then array['spam'] else '{}' end
  || case when exists (
      select 1 from messages m
      where m.id::text = t.message_id and m.kind = 'reply' and not m.automatic and m.delivery = 'failed')
    then array['undelivered'] else '{}' end;
-- What was solved with an answer that did not arrive.
update touchpoints_aside set reasons = array['undelivered'] where reasons = '{}';
