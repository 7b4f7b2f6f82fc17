-- A program can be the way to customers of a channel: it hears of our answers, takes them there, and tells how far they got.

-- Channels whose answers it takes.
alter table webhook_endpoints add column carries text[] not null default '{}';

-- Answers that a program was given to take; null when it was removed meanwhile.
create table webhook_carried (
  message_id uuid primary key references messages on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  endpoint_id uuid references webhook_endpoints on delete set null
);
create index webhook_carried_endpoint on webhook_carried (endpoint_id);
select jornada.guard('webhook_carried');
