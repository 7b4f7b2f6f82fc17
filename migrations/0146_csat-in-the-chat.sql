-- Chats are asked in the chat itself how it went.
alter table csat_asks
  -- The last message of the visitor's chat when it was put there, after which it stands; null: it is not in a chat.
  add column chat_message_id uuid references messages on delete set null;
create index csat_asks_chat on csat_asks (chat_message_id) where chat_message_id is not null;
-- `in-chat`: it stands in the chat, and nobody has seen it there yet. Once seen it is `asked`.
alter table csat_asks drop constraint csat_asks_state_check;
alter table csat_asks add constraint csat_asks_state_check
  check (state in ('waiting', 'in-chat', 'sending', 'asked', 'skipped', 'failed'));
-- What nobody saw in a chat for so long is asked by mail; null: never.
alter table csat_settings add column unseen_minutes integer default 1440 check (unseen_minutes > 0);
