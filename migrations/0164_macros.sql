-- A saved reply may do more along with its words, or without any: who has it, its status, what it is called, a note.
alter table saved_replies
  -- Beside priority, department and tags: {assignee, removeTags, status, snoozeMinutes, fields, note}. What is left out stays.
  add column does jsonb not null default '{}';

-- A note that came with what is undone goes with it.
grant delete on messages to jornada_app;
