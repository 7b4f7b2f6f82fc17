/**
 * What did those who came through do differently? What goes with converting, not what causes it.
 *
 * People are compared from their first step (of those who came through the first within the window) until they did; the
 * others for as long as those took, in-time.ts. Looked at are the types of touchpoints strictly
 * between, the channels and devices they used, the first step's among them, properties of the first step, and traits of
 * the person. Steps of the funnel are left out: converters did them by definition. What would be true by construction is
 * not compared either: anyway.ts.
 */
import type { z } from 'zod';
import { ask } from '../../../lens/ask.ts';
import { CHANNEL_OF_TOUCHPOINT } from '../../../lens/question/narrowing.ts';
import type { FourFold } from '../../../metrics/statistics/odds.ts';
import { type Asker, touchpointsAsked } from '../asked.ts';
import type { FunnelAnswer } from '../funnel-contract.ts';
import { IS_FACT, SHOWN } from '../property-text.ts';
import { apart, type TypeOnWay } from './anyway.ts';
import { BEFORE_1900, BLOCK } from './attempts.ts';
import { compare, type Looked } from './compare.ts';
import type { AskedFunnel } from './funnel.ts';
import { inTime, tookSql } from './in-time.ts';

type Differences = NonNullable<z.input<typeof FunnelAnswer>['differently']>;

/** What fewer people have says nothing that would hold. */
const LEAST_PEOPLE = 10;
/** Of each kind, the most frequent: more would only dilute the correction. */
const MOST_LOOKED_AT = 200;

interface Row {
  what: 'type' | 'channel' | 'device' | 'property' | 'trait';
  name: string;
  value: string;
  converters: number;
  others: number;
  /** The same for the same people. */
  people: string;
  /** Of how many, where not of all: those of whom it is known. */
  of?: Pick<Sizes, 'converters' | 'others'>;
}

interface Sizes {
  converters: number;
  others: number;
  /** Of the others, how many reached each step. */
  othersBy: number[];
  /** By step, how long the converters took from there: `tookSql`. */
  took: number[][];
  /** How long they took from the first step to the last. */
  medianMs: number;
  p90Ms: number;
}

export async function readDifferences(asker: Asker, funnel: AskedFunnel): Promise<Differences> {
  const [[sizes], ...told] = await Promise.all([
    askParts<Sizes>(asker, funnel, sizesSql(funnel)),
    ...[propertiesSql(funnel), traitsSql()].map((sql) => askParts<Row>(asker, funnel, sql)),
  ]);
  const { windowSeconds } = funnel.question;
  if (!sizes?.converters) {
    const nobody = { windowSeconds, medianSeconds: null, p90Seconds: null };
    return { correlation: true, lookedFor: nobody, lookedAt: 0, items: [], oneSided: [], anyway: [] };
  }
  const { took } = sizes;
  const types = await askParts<TypeOnWay>(asker, funnel, typesSql(funnel), { took });
  const { chosen, anyway } = apart(types, sizes.converters);
  const unchosen = types
    .filter(({ value }) => !chosen.some((one) => one.value === value && one.since === 1))
    .map(({ value }) => value);
  const used = await askParts<Row>(asker, funnel, usedSql(funnel), { took, unchosen: ['', ...unchosen] });
  const looked = [...used, ...told.flat()].map(
    (row): Looked => ({
      ...row,
      since: 1,
      four: fourFold(row, row.of ?? sizes),
    }),
  );
  return {
    correlation: true,
    lookedFor: { windowSeconds, medianSeconds: sizes.medianMs / 1000, p90Seconds: sizes.p90Ms / 1000 },
    ...compare([...chosen.map((one) => ofType(one, sizes)).filter(isFrequent), ...looked]),
    anyway: anyway.map((one) => {
      const { four, since } = ofType(one, sizes);
      return { value: one.value, since, converters: four.hits, others: four.others };
    }),
  };
}

const isFrequent = ({ four }: Looked) => four.hits.n + four.others.n >= LEAST_PEOPLE;

/** A type that only follows a later step is compared among those who came so far: no other could meet it. */
function ofType(
  { value, since, people, converters, inTime }: TypeOnWay & { since: number },
  sizes: Sizes,
): Looked {
  const others = Math.round(inTime[since - 1]!);
  const of = { converters: sizes.converters, others: sizes.othersBy[since - 1]! };
  return { ...{ what: 'type', name: '', value, since, people }, four: fourFold({ converters, others }, of) };
}

function fourFold(
  row: Pick<Row, 'converters' | 'others'>,
  of: Pick<Sizes, 'converters' | 'others'>,
): FourFold {
  return {
    hits: { n: row.converters, of: of.converters },
    others: { n: row.others, of: of.others },
  };
}

function askParts<R>(
  { context, caller }: Asker,
  funnel: AskedFunnel,
  sql: string,
  more: Record<string, unknown> = {},
): Promise<R[]> {
  const { parts, asked, question, steps } = funnel;
  const windowMs = question.windowSeconds * 1000;
  const last = steps.list.length;
  return ask<R>(context, caller.workspaceId, {
    sql: `WITH ${parts}, compared AS (
        SELECT person, level, level = ${last} AS converted, set_out,
          if(converted, at_${last}, set_out + ${windowMs} + 1) AS ended,
          [set_out, ${steps.list.slice(1).map((_, index) => `if(at_${index + 2} = 0, 0, greatest(at_${index + 2}, set_out))`)}] AS reached
        FROM attempts)
      ${sql} SETTINGS ${BLOCK}`,
    params: { ...asked.params, ...more },
  });
}

/** By step, of how many people. */
const byStep = ({ steps }: AskedFunnel, count: (step: number) => string) =>
  `[${steps.list.map((_, index) => count(index + 1)).join(', ')}]`;

const othersBy = (funnel: AskedFunnel) =>
  byStep(funnel, (step) => `countIf(NOT converted AND level >= ${step})`);

const sizesSql = (funnel: AskedFunnel) => `
  SELECT countIf(converted) AS converters, countIf(NOT converted) AS others, ${othersBy(funnel)} AS othersBy,
    ${byStep(funnel, tookSql)} AS took,
    quantileExactInclusiveIf(0.5)(toInt64(ended) - toInt64(set_out), converted) AS medianMs,
    quantileExactInclusiveIf(0.9)(toInt64(ended) - toInt64(set_out), converted) AS p90Ms
  FROM compared`;

/** Of rows of which each is another person. */
const COUNTED = 'countIf(converted) AS converters, countIf(NOT converted) AS others';
/** As good as a list of them: people who differ come to the same only by a chance of one in 2⁶⁴. */
const PEOPLE = 'hex(groupBitXor(cityHash64(person))) AS people';
const FREQUENT = `HAVING converters + others >= ${LEAST_PEOPLE} ORDER BY converters + others DESC, value LIMIT ${MOST_LOOKED_AT}`;
const MS = `(toUnixTimestamp64Milli(at) + ${BEFORE_1900})`;

/** The touchpoints on people's way, without later steps. */
function onWaySql({ asked, steps }: AskedFunnel): string {
  const isLater = steps.list.slice(1).map((_, index) => `type IN {step${index + 1}:Array(String)}`);
  return `touchpoints INNER JOIN compared USING (person)
    WHERE ${touchpointsAsked(asked)} AND ${MS} >= set_out AND ${MS} < ended AND NOT (${isLater.join(' OR ')})`;
}

/** Which types of touchpoints did people meet on their way, and which step had they reached when they first did? */
const typesSql = (funnel: AskedFunnel) => `
  SELECT value, ${COUNTED}, ${PEOPLE},
    ${byStep(funnel, (step) => `sumIf(${inTime(step)}, NOT converted AND level >= ${step})`)} AS inTime,
    ${byStep(funnel, (step) => `countIf(after >= ${step})`)} AS peopleAfter
  FROM (
    SELECT person, any(converted) AS converted, any(level) AS level, any(reached) AS reached, toString(type) AS value,
      min(${MS}) AS met, arrayCount(r -> r > 0 AND r <= met, reached) AS after
    FROM ${onWaySql(funnel)} AND ${MS} > set_out AND type NOT IN {stepTypes:Array(String)}
    GROUP BY person, type)
  GROUP BY value ${FREQUENT}`;

/** Which channels and devices did people use on their way, beside touchpoints that are not their choice? */
const usedSql = (funnel: AskedFunnel) => `
  SELECT fact.1 AS what, '' AS name, fact.2 AS value, countIf(converted) AS converters,
    toUInt64(round(sumIf(${inTime(1)}, NOT converted))) AS others, ${PEOPLE}
  FROM (
    SELECT person, any(converted) AS converted, any(reached) AS reached, min(${MS}) AS met,
      arrayJoin([('channel', toString(${CHANNEL_OF_TOUCHPOINT})), ('device', toString(device))]) AS fact
    FROM ${onWaySql(funnel)} AND type NOT IN {unchosen:Array(String)} GROUP BY person, fact)
  WHERE value != '' GROUP BY what, value ${FREQUENT}`;

/** Which properties did the first step have? */
function propertiesSql({ asked, steps }: AskedFunnel): string {
  return `SELECT 'property' AS what, name, raw, ${SHOWN} AS value, ${COUNTED}, ${PEOPLE}
    FROM (
      SELECT DISTINCT person, converted, pair.1 AS name, pair.2 AS raw
      FROM touchpoints INNER JOIN compared USING (person) ARRAY JOIN JSONExtractKeysAndValuesRaw(properties) AS pair
      WHERE ${touchpointsAsked(asked)} AND type IN {step0:Array(String)} AND ${MS} = set_out
        AND bitAnd(${steps.fits}, 1) = 1 AND ${IS_FACT})
    GROUP BY name, raw ${FREQUENT}`;
}

/**
 * Which traits do they have? Among those of whom the trait is known: much is only asked of people who order, so knowing
 * it says that they came through, not what they are like. Of one side alone it tells nothing.
 */
function traitsSql(): string {
  return `SELECT 'trait' AS what, name, value, converters, others, people, of
    FROM (
      SELECT name, raw, ${SHOWN} AS value, ${COUNTED}, ${PEOPLE},
        tuple(sum(converters) OVER same, sum(others) OVER same)::Tuple(converters UInt64, others UInt64) AS of
      FROM (
        SELECT DISTINCT person, converted, pair.1 AS name, pair.2 AS raw
        FROM customers INNER JOIN compared USING (person) ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
        WHERE ${IS_FACT})
      GROUP BY name, raw WINDOW same AS (PARTITION BY name))
    WHERE converters + others >= ${LEAST_PEOPLE} AND of.converters >= ${LEAST_PEOPLE} AND of.others >= ${LEAST_PEOPLE}
    ORDER BY converters + others DESC, value LIMIT ${MOST_LOOKED_AT}`;
}
