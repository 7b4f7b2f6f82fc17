-- Declared strict, jornada.rating was called once a row; without, PostgreSQL writes it into the question itself.
-- A missing score or scale still gives no rating.
drop index responses_rating;
create or replace function jornada.rating(score numeric, lowest numeric, highest numeric) returns real
  language sql immutable parallel safe
  return case when highest > lowest
    then (1 + 4 * (score::float8 - lowest::float8) / (highest::float8 - lowest::float8))::real end;
create index responses_rating on responses (workspace_id, jornada.rating(score, scale_min, scale_max))
  where metric <> 'custom';
