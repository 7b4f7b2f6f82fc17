-- Asking how it went waits as long as its channel wants, and a mail that asked and came back is told.

-- Minutes by channel, where they are others than `after_minutes`. What was set before holds for every channel, as it did.
alter table csat_settings add column after_minutes_in jsonb not null default '{}'
  check (jsonb_typeof(after_minutes_in) = 'object');

-- `undelivered`: it went out, and came back: `reason` says what the server told.
alter table csat_asks drop constraint csat_asks_state_check;
alter table csat_asks add constraint csat_asks_state_check
  check (state in ('waiting', 'in-chat', 'sending', 'asked', 'undelivered', 'skipped', 'failed'));
comment on column csat_asks.reason is 'personal';
create index csat_asks_mail on csat_asks (mail_id) where mail_id is not null;
create index csat_asks_lately on csat_asks (workspace_id, decided_at) where decided_at is not null;
