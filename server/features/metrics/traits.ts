import { ask, type Lenses } from '../lens/ask.ts';

export interface Trait {
  name: string;
  /** How many different values it has. */
  values: number;
  /** Of how many people it is known. */
  people: number;
}

const MOST_TRAITS = 20;
/** As many as an answer shows groups. */
const MOST_VALUES = 50;

/** What is known of how many people, and how different is it? A name or a code is nearly everyone's own. */
const TRAITS = `
  SELECT pair.1 AS name, uniqExact(pair.2) AS values, uniqExact(person) AS people
  FROM customers ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
  WHERE pair.2 NOT IN ('null', '""', '{}', '[]')
  GROUP BY name HAVING values BETWEEN 2 AND ${MOST_VALUES}
  ORDER BY people DESC, name LIMIT ${MOST_TRAITS}`;

/** Traits of customers by which figures can be split: with 2 to 50 values, the most common first; at most 20. */
export function listTraits(lenses: Lenses, workspaceId: string): Promise<Trait[]> {
  return ask<Trait>(lenses, workspaceId, { sql: TRAITS });
}
