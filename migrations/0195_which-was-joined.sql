-- Of two that were joined or parted, each said "merged" or "unmerged" of the other. The one that was joined says so now:
-- it was written second, in the same transaction.
update conversation_changes c
set what = case c.what when 'merged' then 'merged-into' else 'unmerged-from' end
from conversation_changes o
where c.what in ('merged', 'unmerged') and o.what = c.what
  and o.conversation_id = (c.after ->> 'id')::uuid and (o.after ->> 'id')::uuid = c.conversation_id
  and o.at = c.at and o.id < c.id;
