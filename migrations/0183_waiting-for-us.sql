-- How many wait for an answer from a member, or from nobody, is asked at every piece of news: counted by the index alone.
create index conversations_to_answer on conversations (workspace_id, assignee_id)
  where waiting_since is not null and status in ('new', 'open') and merged_into is null;
