/** Touchpoints of a type in groups: by their properties and channel, by their people's traits, by the how-manieth time. */
import { ask } from '../../../lens/ask.ts';
import { listTraits } from '../../../metrics/traits.ts';
import { IS_FACT, SHOWN } from '../../questions/property-text.ts';
import type { AskedMap } from '../asked.ts';
import { COUNTED, mapQuestionParams } from '../sequence.ts';
import type { Difference } from './contract.ts';
import { groupingPropertiesSql, observedParams, observedSql } from './observed.ts';

/** Figures of some touchpoints of a type. */
export interface Group {
  type: string;
  what: Difference['what'];
  name: string;
  value: string;
  /** Ratings; sums of emotion, −1 … 1. */
  n: number;
  sum: number;
  squares: number;
  /** Touchpoints old enough to know, and those of them after which the person left. */
  known: number;
  gone: number;
  /** The smallest marks of its touchpoints, which tell how alike two groups are: same.ts. None where there are few. */
  marks: number[];
}

/** Fewer say nothing that would hold. */
export const FEWEST = 30;
/** Of all touchpoints of a group, the marks that are kept. */
export const MARKS = 64;

/** All groups of all types together. A touchpoint has one value of a name at most. */
export async function readGroups(asked: AskedMap, types: string[]): Promise<Group[]> {
  if (!types.length) return [];
  const traits = await listTraits(asked.lenses, asked.workspaceId);
  return ask<Group>(asked.lenses, asked.workspaceId, {
    sql: groupsSql(asked),
    params: observedParams(
      asked,
      types,
      traits.map(({ name }) => name),
    ),
  });
}

/** How do the touchpoints that have something in common feel, and how often do people leave after them? */
const groupsSql = (asked: AskedMap) => `
  SELECT type, what, name, ${SHOWN} AS value, sum(n) AS n, sum(sum) AS sum, sum(squares) AS squares,
    countIf(isKnown) AS known, countIf(isKnown AND gone) AS gone,
    if(n >= ${FEWEST} OR known >= ${FEWEST}, groupArraySorted(${MARKS})(toUInt32(cityHash64(id))), []) AS marks
  FROM (
    SELECT type, id, n, sum, squares, isKnown, gone, fact.1 AS what, fact.2 AS name, fact.3 AS raw
    FROM (${observedSql(asked)}) ARRAY JOIN facts AS fact
    WHERE what != 'property' OR ((type, name) IN (${groupingPropertiesSql(asked)}) AND ${IS_FACT})
  )
  GROUP BY type, what, name, raw
  ORDER BY type, what, name, raw`;

/** The types of the map that most people passed. */
export async function passedMost(asked: AskedMap, most: number, leastTimes: number): Promise<string[]> {
  const rows = await ask<{ type: string }>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT type FROM touchpoints
      WHERE ${COUNTED(asked.narrowed)} AND type IN {placeTypes:Array(String)}
      GROUP BY type HAVING count() >= ${leastTimes}
      ORDER BY uniqExact(person) DESC, type LIMIT ${most}`,
    params: mapQuestionParams(asked),
  });
  return rows.map(({ type }) => type);
}
