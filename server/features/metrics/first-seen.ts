/** When each person was first seen: their first touchpoint; those who have none, when they were recorded. */
import { ownRows } from './rows.ts';

export const FIRST_SEEN = ownRows(`
  SELECT person, if(max(is_touchpoint), minIf(first, is_touchpoint), min(first)) AS first_at FROM (
    SELECT person, min(at) AS first, true AS is_touchpoint FROM touchpoints GROUP BY person
    UNION ALL SELECT person, min(created_at) AS first, false AS is_touchpoint FROM customers GROUP BY person)
  GROUP BY person`);
