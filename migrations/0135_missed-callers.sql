-- Of somebody who calls again: whether they are to be called back already.
create index phone_calls_missed on phone_calls (workspace_id, from_number, began_at desc) where callback_id is not null;
