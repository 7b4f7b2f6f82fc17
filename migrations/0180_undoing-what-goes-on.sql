-- What was written down in a conversation that was there before is undone for a moment, too: how that one stood. Null
-- where the entry began its own.
alter table contact_log add column before jsonb;
grant delete on promises, conversation_changes to jornada_app;
