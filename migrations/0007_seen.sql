-- first_seen_at and last_seen_at become what is shown of the whole person (on a root: all merged customers together);
-- each customer's own moments move beside its other own facts, so that undoing a merge finds them as they were.
alter table customers add column own_first_seen_at timestamptz, add column own_last_seen_at timestamptz;
