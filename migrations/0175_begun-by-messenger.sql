-- A conversation that we begin by a messenger: its first message goes to a telephone number, and the provider says
-- afterwards what it calls whoever has it (`person`), which need not be the same digits.
alter table channel_messages add column number text;
comment on column channel_messages.number is 'personal';
create index channel_messages_number on channel_messages (account_id, number, at desc) where number is not null;
