-- A link that lets an existing member choose a new password is an invitation to enter again.
alter table invitations add column member_id uuid references members on delete cascade;
create index invitations_open on invitations (workspace_id, created_at desc)
  where accepted_at is null and withdrawn_at is null;
