-- Of a conversation's last answer to how it went: when it was given, and who had solved it.
alter table conversations
  add column csat_at timestamptz,
  add column csat_by uuid references members on delete set null;
update conversations c set csat_at = last.answered_at, csat_by = last.solved_by from (
  select distinct on (o.root_id) o.root_id, a.answered_at, a.solved_by
  from csat_asks a join conversations o on o.id = a.conversation_id
  where a.score is not null order by o.root_id, a.answered_at desc) last
where c.id = last.root_id and c.csat is not null;
create index conversations_csat_at on conversations (workspace_id, csat_at) where csat is not null;
create index conversations_csat_by on conversations (csat_by) where csat_by is not null;
