-- By which account a conversation began: it was only to be found out from what arrived, and not for every channel.
alter table conversations add column account_id uuid references channel_accounts on delete set null;

-- Of what is there: of the first that arrived by an account, or was sent by one; of several the earliest.
update conversations c set account_id = began.account from (
  select distinct on (id) id, account from (
    select m.conversation_id as id, x.account_id as account, m.at, m.id as place
    from mails x join messages m on m.id = x.message_id
    where x.kind in ('message', 'automatic')
    union all
    select m.conversation_id, v.account_id, m.at, m.id
    from chat_messages l join messages m on m.id = l.message_id join chat_visitors v on v.id = l.visitor_id
    union all
    select m.conversation_id, x.account_id, m.at, m.id
    from channel_messages x join messages m on m.id = x.message_id
    union all
    select p.callback_id, p.account_id, p.began_at, p.id from phone_calls p where p.callback_id is not null
    union all
    select a.conversation_id, a.account_id, '-infinity', a.account_id from store_asks a
    union all
    select l.conversation_id, l.account_id, l.at, l.message_id from contact_log l where l.begun) arrived
  where account is not null
  order by id, at, place) began
join channel_accounts a on a.id = began.account
where c.id = began.id and (
  a.kind = c.channel
  or (c.channel = 'messaging' and a.kind in ('whatsapp', 'telegram', 'facebook', 'instagram'))
  or (c.channel = 'social' and a.kind in ('facebook', 'instagram')));

-- What came by one account and is to be done, newest first.
create index conversations_account on conversations (workspace_id, account_id, last_message_at desc, id desc)
  where status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null;
