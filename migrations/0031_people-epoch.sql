-- Goes up whenever customers may have been removed. A process may remember which customer a key leads to for as long
-- as this stays what it was; it is read and written under the workspace's lock (customers/identify.ts).
alter table workspaces add column people_epoch bigint not null default 0;
