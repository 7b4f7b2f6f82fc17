-- What waits for its customer for so many days without an answer is solved by itself; null: it waits for good.
alter table closing_settings add column silent_days smallint check (silent_days between 1 and 90);
