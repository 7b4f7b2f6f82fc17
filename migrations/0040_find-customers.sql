-- Finding customers by parts of words, and by how they rated.
--
-- Row-level security lets an index answer only for operators that cannot leak. LIKE and our own functions are not
-- among them, so as jornada_app such a question would read every customer there is. These functions belong to the
-- owner of the tables and hold the border themselves, by the same setting that the policies read.

-- Customers (roots) whose search text holds all of these words, already made searchable.
-- A word of one or two letters must begin a word: that is all a trigram index can find it by.
create function jornada.find_customers(words text[]) returns setof uuid
  language plpgsql stable security definer rows 200 set search_path = public, pg_temp as $$
declare
  word text;
  conditions text := '';
begin
  foreach word in array words loop
    word := regexp_replace(word, '([\\%_])', '\\\1', 'g');
    conditions := conditions || case
      when length(word) > 2 then format(' and search_text like %L', '%' || word || '%')
      else format(' and (search_text like %L or search_text like %L)', word || '%', '% ' || word || '%')
    end;
  end loop;
  return query execute
    'select id from customers where workspace_id = jornada.workspace() and merged_into is null' || conditions;
end $$;
revoke all on function jornada.find_customers from public;
grant execute on function jornada.find_customers to jornada_app;

-- A score on a scale of 1 to 5, whatever scale it was asked on. Null where no scale is known.
create function jornada.rating(score numeric, lowest numeric, highest numeric) returns real
  language sql immutable strict parallel safe
  return case when highest > lowest then (1 + 4 * (score - lowest) / (highest - lowest))::real end;

create index responses_rating on responses (workspace_id, jornada.rating(score, scale_min, scale_max))
  where metric <> 'custom';

-- The lowest rating that each person (root) ever gave, of those who ever rated that low.
create function jornada.lowest_ratings(at_most real) returns table (customer_id uuid, rating real)
  language sql stable security definer rows 1000 set search_path = public, pg_temp
begin atomic
  select c.root_id, min(jornada.rating(r.score, r.scale_min, r.scale_max))
  from public.responses r join public.customers c on c.id = r.customer_id
  where r.workspace_id = jornada.workspace() and r.metric <> 'custom'
    and jornada.rating(r.score, r.scale_min, r.scale_max) <= at_most
  group by c.root_id;
end;
revoke all on function jornada.lowest_ratings from public;
grant execute on function jornada.lowest_ratings to jornada_app;
