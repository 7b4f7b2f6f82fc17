/** Touchpoints of a type in groups: by their properties and channel, by their people's traits, by the how-manieth time. */
import { ask } from '../../../lens/ask.ts';
import { listTraits } from '../../../metrics/traits.ts';
import { IS_FACT, SHOWN } from '../../questions/property-text.ts';
import type { AskedMap } from '../asked.ts';
import { COUNTED, mapQuestionParams } from '../sequence.ts';
import type { Difference } from './contract.ts';
import { EVERYTHING, groupingPropertiesSql, observedParams, observedSql, type Wanted } from './observed.ts';

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
  /** The same by the power of two of seconds since the person's touchpoint before, −1 where there was none; in parts. */
  lulls: [lull: number, known: number, gone: number][];
  people: number;
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
  return ask<Group>(asked.lenses, asked.workspaceId, {
    sql: groupsSql(asked),
    params: await paramsOf(asked, types),
  });
}

/**
 * How do the touchpoints that have something in common feel, and how often do people leave after them? The number 1 and
 * the text "1" are shown alike, so they are one group: added up as they are written first, which is much fewer to read.
 */
const groupsSql = (asked: AskedMap) => `
  SELECT type, what, name, ${SHOWN} AS value, sum(n) AS n, sum(sum) AS sum, sum(squares) AS squares,
    sum(knownThen) AS known, sum(goneThen) AS gone,
    groupArrayIf((lull, knownThen, goneThen), knownThen > 0) AS lulls, uniqMerge(persons) AS people,
    if(n >= ${FEWEST} OR known >= ${FEWEST}, groupArraySortedMerge(${MARKS})(marks), []) AS marks
  FROM (
    SELECT type, what, name, raw, lull, sum(n) AS n, sum(sum) AS sum, sum(squares) AS squares,
      countIf(isKnown) AS knownThen, countIf(isKnown AND gone) AS goneThen, uniqState(person) AS persons,
      groupArraySortedState(${MARKS})(toUInt32(cityHash64(id))) AS marks
    FROM (${factsSql(asked)})
    WHERE what != 'property' OR (type, name) IN (${groupingPropertiesSql(asked)})
    GROUP BY type, what, name, raw, lull
  )
  GROUP BY type, what, name, value
  ORDER BY type, what, name, value`;

/** Every observed touchpoint once for each of its facts: `what`, `name` and `raw`. */
const factsSql = (asked: AskedMap) => `
  SELECT person, type, id, n, sum, squares, isKnown, gone, lull, fact.1 AS what, fact.2 AS name, fact.3 AS raw
  FROM (${observedSql(asked, EVERYTHING)}) ARRAY JOIN facts AS fact
  WHERE what != 'property' OR (${IS_FACT})`;

/** What the touchpoints of a group have in common. `name` is empty where the kind has none. */
export interface Fact {
  what: Difference['what'];
  name: string;
  value: string;
}

/**
 * The touchpoints of one group of a type: `person`, `at`, `id`; with emotion `n` ratings, with leaving `isKnown` and
 * `gone`. Needs `groupParams`.
 */
export const groupSql = (asked: AskedMap, what: Fact['what'], figures: Wanted['figures']) => `
  SELECT *, fact.2 AS name, fact.3 AS raw
  FROM (${observedSql(asked, { kinds: [what], figures })}) ARRAY JOIN facts AS fact
  WHERE name = {factName:String} AND ${SHOWN} = {factValue:String} ${what === 'property' ? `AND ${IS_FACT}` : ''}`;

export async function groupParams(asked: AskedMap, type: string, { name, value }: Fact) {
  const params = await paramsOf(asked, [type]);
  return { ...params, factName: name, factValue: value };
}

async function paramsOf(asked: AskedMap, types: string[]): Promise<Record<string, unknown>> {
  const traits = await listTraits(asked.lenses, asked.workspaceId);
  return observedParams(
    asked,
    types,
    traits.map(({ name }) => name),
  );
}

/** The types of the map that most people passed. */
export async function passedMost(
  asked: AskedMap,
  most: number,
  leastTimes: number,
  without: readonly string[],
): Promise<string[]> {
  const rows = await ask<{ type: string }>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT type FROM touchpoints
      WHERE ${COUNTED(asked.narrowed)} AND type IN {placeTypes:Array(String)} AND type NOT IN {without:Array(String)}
      GROUP BY type HAVING count() >= ${leastTimes}
      ORDER BY uniqExact(person) DESC, type LIMIT ${most}`,
    params: { ...mapQuestionParams(asked), without },
  });
  return rows.map(({ type }) => type);
}
