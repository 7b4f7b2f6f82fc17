-- The service desk's metrics are asked of the lens: it is told of conversations and their times as of orders. What a
-- conversation's row is made of besides (its messages, its changes of status) is written together with it.
select jornada.note_changes_of('conversations', 'conversations', 'id', 'insert', 'update', 'delete');
select jornada.note_changes_of('service_times', 'service_times', 'id', 'insert', 'update', 'delete');

-- Of one that was merged into another: that one is without its messages now.
create trigger lens_delete_merged after delete on conversations referencing old table as gone
  for each statement execute function jornada.note_changes('conversations', 'root_id');
