-- Conversations in whose notes a member is named, and when last. As jornada_app an index may answer only for operators
-- that cannot leak, and whether an array holds something is none: all messages would be read. Holds the border itself, as
-- jornada.find_conversations does.
create function jornada.conversations_naming(member uuid) returns table (conversation_id uuid, named_at timestamptz)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select c.root_id, max(m.at)
  from public.messages m join public.conversations c on c.id = m.conversation_id
  where m.workspace_id = jornada.workspace() and m.kind = 'note' and m.mentions @> array[member]
  group by c.root_id;
end;
revoke all on function jornada.conversations_naming from public;
grant execute on function jornada.conversations_naming to jornada_app;
