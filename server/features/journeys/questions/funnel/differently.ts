/**
 * What did those who came through do differently? What goes with converting, not what causes it.
 *
 * People are compared from their first step (of the attempt that came through; else their first attempt) until they
 * came through, or their window or the period ended. Looked at are the types of touchpoints strictly between, the
 * channels and devices they used, the first step's among them, properties of the first step, and traits of the person. Steps of
 * the funnel are left out: converters did them by definition.
 */
import type { z } from 'zod';
import { ask } from '../../../lens/ask.ts';
import { CHANNEL_OF_TOUCHPOINT } from '../../../lens/question/narrowing.ts';
import { benjaminiHochberg, chance, type FourFold, oddsRatio } from '../../../metrics/statistics/odds.ts';
import { type Asker, touchpointsAsked } from '../asked.ts';
import type { FunnelAnswer } from '../funnel-contract.ts';
import { IS_FACT, SHOWN } from '../property-text.ts';
import { BEFORE_1900, BLOCK } from './attempts.ts';
import type { AskedFunnel } from './funnel.ts';

type Differences = NonNullable<z.input<typeof FunnelAnswer>['differently']>;

/** What fewer people have says nothing that would hold. */
const LEAST_PEOPLE = 10;
/** Of each kind, the most frequent: more would only dilute the correction. */
const MOST_LOOKED_AT = 200;
const MOST_SHOWN = 50;

interface Row {
  what: 'type' | 'channel' | 'device' | 'property' | 'trait';
  name: string;
  value: string;
  converters: number;
  others: number;
}

export async function readDifferences(asker: Asker, funnel: AskedFunnel): Promise<Differences> {
  const [sizes, ...found] = await Promise.all([
    askParts<{ converters: number; others: number }>(asker, funnel, sizesSql()),
    ...[betweenSql(funnel), propertiesSql(funnel), traitsSql()].map((sql) =>
      askParts<Row>(asker, funnel, sql),
    ),
  ]);
  return compared(sizes[0] ?? { converters: 0, others: 0 }, found.flat());
}

function compared(sizes: { converters: number; others: number }, rows: Row[]): Differences {
  const looked = rows
    .map((row) => ({ ...row, four: fourFold(row, sizes) }))
    // What everybody has cannot differ.
    .filter(({ four }) => four.hits.n < four.hits.of || four.others.n < four.others.of);
  const chances = looked.map(({ four }) => chance(four));
  const adjusted = benjaminiHochberg(chances);
  const items = looked.map(({ what, name, value, four }, index) => ({
    what,
    name: name || null,
    value,
    converters: four.hits,
    others: four.others,
    ...oddsRatio(four),
    p: chances[index]!,
    adjustedP: adjusted[index]!,
  }));
  const bySurety = items.sort(
    (a, b) => a.p - b.p || Math.abs(Math.log(b.oddsRatio)) - Math.abs(Math.log(a.oddsRatio)),
  );
  return { correlation: true, lookedAt: looked.length, items: bySurety.slice(0, MOST_SHOWN) };
}

function fourFold(row: Row, sizes: { converters: number; others: number }): FourFold {
  return {
    hits: { n: row.converters, of: sizes.converters },
    others: { n: row.others, of: sizes.others },
  };
}

function askParts<R>({ context, caller }: Asker, funnel: AskedFunnel, sql: string): Promise<R[]> {
  const { parts, asked, question, steps } = funnel;
  const windowMs = question.windowSeconds * 1000;
  const last = steps.list.length;
  return ask<R>(context, caller.workspaceId, {
    sql: `WITH ${parts}, compared AS (
        SELECT person, level = ${last} AS converted, begun,
          if(converted, at_${last}, begun + ${windowMs} + 1) AS ended
        FROM attempts)
      ${sql} SETTINGS ${BLOCK}`,
    params: asked.params,
  });
}

function sizesSql(): string {
  return 'SELECT countIf(converted) AS converters, countIf(NOT converted) AS others FROM compared';
}

const COUNTED = `uniqExactIf(person, converted) AS converters, uniqExactIf(person, NOT converted) AS others`;
const FREQUENT = `HAVING converters + others >= ${LEAST_PEOPLE} ORDER BY converters + others DESC, value LIMIT ${MOST_LOOKED_AT}`;
const MS = `(toUnixTimestamp64Milli(at) + ${BEFORE_1900})`;

/** Which types of touchpoints, which channels and devices did people meet on their way? */
function betweenSql({ asked, steps }: AskedFunnel): string {
  const isLater = steps.list.slice(1).map((_, index) => `type IN {step${index + 1}:Array(String)}`);
  return `SELECT fact.1 AS what, '' AS name, fact.2 AS value, ${COUNTED}
    FROM (
      SELECT person, converted, arrayJoin([
        ('type', if(${MS} > begun AND type NOT IN {stepTypes:Array(String)}, toString(type), '')),
        ('channel', toString(${CHANNEL_OF_TOUCHPOINT})), ('device', toString(device))]) AS fact
      FROM touchpoints INNER JOIN compared USING (person)
      WHERE ${touchpointsAsked(asked)} AND ${MS} >= begun AND ${MS} < ended AND NOT (${isLater.join(' OR ')}))
    WHERE value != '' GROUP BY what, value ${FREQUENT}`;
}

/** Which properties did the first step have? */
function propertiesSql({ asked, steps }: AskedFunnel): string {
  return `SELECT 'property' AS what, pair.1 AS name, pair.2 AS raw, ${SHOWN} AS value, ${COUNTED}
    FROM touchpoints INNER JOIN compared USING (person) ARRAY JOIN JSONExtractKeysAndValuesRaw(properties) AS pair
    WHERE ${touchpointsAsked(asked)} AND type IN {step0:Array(String)} AND ${MS} = begun
      AND bitAnd(${steps.fits}, 1) = 1 AND ${IS_FACT}
    GROUP BY name, raw ${FREQUENT}`;
}

/** Which traits do they have? */
function traitsSql(): string {
  return `SELECT 'trait' AS what, pair.1 AS name, pair.2 AS raw, ${SHOWN} AS value, ${COUNTED}
    FROM customers INNER JOIN compared USING (person) ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
    WHERE ${IS_FACT} GROUP BY name, raw ${FREQUENT}`;
}
