-- A call or a visit is answered while it lasts: nobody waits, and what is noted of it is no answer that a customer gets.
alter table messages
  -- Said by telephone or in the shop, wherever the conversation goes on; of a note: what we said there. Null for what was
  -- written.
  add column through text check (through in ('phone', 'store'));

-- Of both sides, with what we said there.
drop index messages_written;
create index messages_written on messages (workspace_id, at) where (kind <> 'note' or through is not null) and not automatic;

-- What was written down so far: its first message, and what we answered there. That is the second that it made, or of what
-- was brought whole the one that says the note.
create temporary table spoken on commit drop as
  select l.id as entry, l.workspace_id, l.channel, l.direction, l.begun, l.message_id as asked, said.id as said, c.root_id,
    c.customer_id, first.at as asked_at, said.at as said_at, l.outcome in ('left-message', 'no-answer') as unreached
  from contact_log l
  join messages first on first.id = l.message_id
  join conversations c on c.id = first.conversation_id
  left join lateral (
    select m.id, m.at from messages m
    where l.direction = 'in' and m.conversation_id = first.conversation_id and m.kind = 'reply' and (
      m.message_key = 'contact-log ' || l.log_key || ' answer'
      or (l.log_key like 'sample %' and m.text = l.note and m.at >= first.at))
    order by m.at, m.id limit 1) said on true;

update messages m set through = s.channel from spoken s where m.id = s.asked and (s.begun or not s.unreached);
update messages m set kind = 'note', through = s.channel from spoken s where m.id = s.said;
-- A call of ours in what was there before is no message either.
update messages m set kind = 'note' from spoken s where m.id = s.asked and s.direction = 'out' and not s.begun;

-- It was no wait.
delete from service_times t using spoken s
  where t.conversation_id = s.root_id and t.metric in ('first-response', 'next-response') and t.started_at = s.asked_at
    and t.ended_at = s.said_at and s.direction = 'in';

-- Nothing was answered on the customer's story, and what they did has the channel that it had.
delete from touchpoints t using spoken s
  where s.said is not null and t.customer_id = s.customer_id and t.source = 'conversations'
    and t.message_id = s.said::text;
with gone as (
  delete from touchpoints t using spoken s
  where t.customer_id = s.customer_id and t.source = 'conversations' and t.message_id = s.asked::text
    and t.channel is distinct from s.channel
  returning t.*, s.channel as spoken_in)
insert into touchpoints (workspace_id, id, customer_id, at, type, kind, channel, source, message_id, properties, context,
  original_at, received_at, order_id, import_id)
select workspace_id, id, customer_id, at, type, kind, spoken_in, source, message_id, properties, context, original_at,
  received_at, order_id, import_id from gone;

-- What conversations say of their messages.
update conversations c set messages = now.messages, preview = coalesce(now.preview, c.preview)
from (
  select s.root_id, count(m.id)::int as messages,
    (array_agg(left(regexp_replace(m.text, '\s+', ' ', 'g'), 160) order by m.at desc, m.id desc)
      filter (where m.text <> '' and not (m.kind = 'reply' and m.automatic)))[1] as preview
  from (select distinct root_id from spoken) s join conversations o on o.root_id = s.root_id
  join messages m on m.conversation_id = o.id and m.kind <> 'note' group by s.root_id) now
where c.id = now.root_id;
