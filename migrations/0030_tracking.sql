-- A rejected call is judged again when it is replayed: by the clock that its sender had when it was sent.
alter table tracking_rejects add column sent_at timestamptz;
create index tracking_rejects_open on tracking_rejects (workspace_id, received_at desc, id desc) where state = 'open';
