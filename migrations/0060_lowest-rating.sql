-- The lowest rating that each person ever gave stands on their root, kept by refresh.ts like everything that is shown of
-- a person. Found anew with each question, it took a look at every response there is.
alter table customers add column lowest_rating real;

update customers c set lowest_rating = r.lowest
from (
  select m.root_id, min(jornada.rating(r.score, r.scale_min, r.scale_max)) as lowest
  from responses r join customers m on m.id = r.customer_id
  where r.metric <> 'custom' group by m.root_id) r
where c.id = r.root_id and r.lowest is not null;

create index customers_rating on customers (workspace_id, lowest_rating, id) where merged_into is null;

drop function jornada.lowest_ratings;
drop index responses_rating;
