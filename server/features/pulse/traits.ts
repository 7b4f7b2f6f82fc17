/** Which traits of customers can figures be split by? */
import { ask, type Lenses } from '../lens/ask.ts';

export interface Trait {
  name: string;
  values: number;
  people: number;
}

const MOST_TRAITS = 20;
const MOST_VALUES = 60;

/** What is known of how many people, and how different is it? A name or a code is nearly everyone's own. */
const TRAITS = `
  SELECT name, uniqExact(value) AS values, uniqExact(person) AS people FROM (
    SELECT person, pair.1 AS name, pair.2 AS value FROM customers
    ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair)
  WHERE value NOT IN ('null', '""')
  GROUP BY name HAVING values BETWEEN 2 AND ${MOST_VALUES}
  ORDER BY people DESC, name LIMIT ${MOST_TRAITS}`;

/** Traits with 2 to 60 values, the most common first; at most 20. */
export function listTraits(lenses: Lenses, workspaceId: string): Promise<Trait[]> {
  return ask<Trait>(lenses, workspaceId, { sql: TRAITS });
}
