-- Reports and the lists that they open: who wrote, answered and solved within a time.
create index messages_written on messages (workspace_id, at) where kind <> 'note' and not automatic;
create index conversations_solved_at on conversations (workspace_id, solved_at) where solved_at is not null;
