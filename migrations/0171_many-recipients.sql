-- A mail may name thousands: of each field, the first are kept beside it, and how many more there are.
alter table mails add column to_more integer not null default 0;
alter table mails add column cc_more integer not null default 0;
