-- What a refused call was about, where it says: the event's name, or the page's. Null in what was refused before.
alter table tracking_rejects add column name text;
comment on column tracking_rejects.name is 'personal';
