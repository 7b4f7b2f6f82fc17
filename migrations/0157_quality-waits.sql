-- What waits for a member is counted: what the other of the two wrote in a note since it was last looked at.
alter table coaching_notes
  -- When its words were last changed.
  add column worded_at timestamptz not null default now(),
  add column member_seen_at timestamptz,
  add column author_seen_at timestamptz;
-- What is older than this is not told as new.
update coaching_notes set worded_at = created_at, member_seen_at = now(), author_seen_at = now();
create index coaching_notes_author on coaching_notes (author_id) where done_at is null;
create index quality_reviews_disputed on quality_reviews (workspace_id) where state = 'disputed';
