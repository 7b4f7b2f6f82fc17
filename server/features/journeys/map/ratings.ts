/** Which ratings belong to which touchpoints: what emotion is read from. */
import { ask } from '../../lens/ask.ts';
import { NOBODY } from '../../lens/tables.ts';
import { SCORED } from './answers.ts';
import type { AskedMap } from './asked.ts';
import { FEW } from './figures.ts';
import { COUNTED, mapQuestionParams } from './sequence.ts';
import { SERVICE_TYPES } from './service-types.ts';
import { CONTACT_DAYS } from './shapes-contract.ts';

/** Scores of a type of touchpoint on one scale. Sums of scores as given, so that they are exact. */
export interface ScaleSums {
  lowest: number;
  highest: number;
  n: number;
  sum: number;
  squares: number;
  /** How many gave the lowest score. */
  low: number;
}

export interface TypeRatings {
  /** Occurrences with at least one rating. */
  occurrences: number;
  /** The one that is told first (see `toldFirst`). */
  scales: ScaleSums[];
}

type Row = ScaleSums & { type: string; occurrences: number };

/**
 * By type.
 * @param of narrows the touchpoints beyond what was asked, with `more` parameters
 */
export async function readRatings(
  asked: AskedMap,
  of = '1',
  more: Record<string, unknown> = {},
): Promise<Map<string, TypeRatings>> {
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT type, rating.1 AS lowest, rating.2 AS highest, sum(rating.3) AS n, sum(rating.4) AS sum,
        sum(rating.5) AS squares, sum(rating.6) AS low, countIf(place = 1) AS occurrences
      FROM (${ratedSql(asked, of)})
      ARRAY JOIN ratings AS rating, arrayEnumerate(ratings) AS place
      GROUP BY type, lowest, highest
      ORDER BY type, n DESC, highest, lowest`,
    params: { ...ratedParams(asked), ...more },
  });
  const types = Map.groupBy(rows, ({ type }) => type);
  return new Map(
    [...types].map(([type, scales]) => [
      type,
      {
        scales: toldFirst(scales),
        occurrences: scales.reduce((sum, { occurrences }) => sum + occurrences, 0),
      },
    ]),
  );
}

/**
 * The scale of five first, where enough rated on it: help is often rated on two scales, about as often on each, and which
 * has more changes from week to week. Else the one with most ratings.
 */
export function toldFirst(scales: ScaleSums[]): ScaleSums[] {
  const isUsual = ({ lowest, highest, n }: ScaleSums) => lowest === 1 && highest === 5 && n >= FEW;
  return scales.toSorted((one, other) => Number(isUsual(other)) - Number(isUsual(one)) || other.n - one.n);
}

export const ratedParams = (asked: AskedMap) => ({
  ...mapQuestionParams(asked),
  serviceTypes: SERVICE_TYPES,
  nobody: NOBODY,
});

/**
 * Every counted touchpoint that has ratings, once: `person`, `id`, `type`, `at`, and `ratings`, for each scale (lowest,
 * highest, n, sum of scores, of their squares, how many are the lowest).
 *
 * An answer is its own rating. Service is rated by what people next answer. Anything else that belongs to an order
 * has the order's ratings, whenever they were given.
 *
 * @param of narrows the touchpoints beyond what was asked
 */
export function ratedSql(asked: AskedMap, of = '1'): string {
  const counted = `${COUNTED(asked.narrowed)} AND ${of}`;
  const parts = [ratedOrdersSql(counted), answersSql(counted), ratedServiceSql(counted)];
  return `WITH scored AS MATERIALIZED (SELECT * FROM ${SCORED}) SELECT * FROM (${parts.join('\n UNION ALL \n')})`;
}

/** Ratings of an order, for all that happened around it but service. */
const ratedOrdersSql = (counted: string) => `
  SELECT person, id, type, at, ratings
  FROM (
    SELECT person, id, type, at, \`order\`
    FROM touchpoints
    WHERE \`order\` != {nobody:UUID} AND kind != 'response' AND type NOT IN {serviceTypes:Array(String)} AND ${counted}
  ) AS passed
  INNER JOIN (${scalesSql('`order`', '`order` != {nobody:UUID}')}) AS rated USING (\`order\`)`;

/** Answers themselves: each answer once, at the touchpoint of the same person and moment. */
const answersSql = (counted: string) => `
  SELECT person, id, type, at, [(lowest, highest, toUInt64(1), score, score * score, toUInt64(score = lowest))] AS ratings
  FROM (SELECT person, at, lowest, highest, score FROM scored) AS answer
  SEMI LEFT JOIN (SELECT person, at, id, type FROM touchpoints WHERE kind = 'response' AND ${counted}) AS passed
  USING (person, at)`;

/**
 * Service: what the person was next asked after it and answered within days. Not how likely they are to recommend us,
 * nor anything about another order, nor about an order that was delivered in between: that rates the delivery.
 */
const ratedServiceSql = (counted: string) => {
  const service = `type IN {serviceTypes:Array(String)} AND kind != 'response' AND ${counted}`;
  const answers = `(
    SELECT * FROM scored
    WHERE metric != 'nps' AND asked >= {from:DateTime64(3, 'UTC')}
      AND asked <= {to:DateTime64(3, 'UTC')} + toIntervalDay(${CONTACT_DAYS}))`;
  return `
  SELECT passed.person AS person, id, type, passed.at AS at, ratings
  FROM (SELECT person, at, id, type, \`order\` FROM touchpoints WHERE ${service}) AS passed
  ASOF INNER JOIN (
    SELECT person, asked, max(answeredAt) AS answered,
      if(min(\`order\`) = max(\`order\`), any(\`order\`), {nobody:UUID}) AS about,
      groupArray((lowest, highest, n, sum, squares, low)) AS ratings
    FROM (
      SELECT person, asked, \`order\`, lowest, highest, max(at) AS answeredAt, count() AS n, sum(score) AS sum,
        sum(score * score) AS squares, countIf(score = lowest) AS low
      FROM ${answers}
      GROUP BY person, asked, \`order\`, lowest, highest
    )
    GROUP BY person, asked
  ) AS answer
  ON passed.person = answer.person AND answer.asked >= passed.at
  LEFT JOIN (
    SELECT \`order\` AS parcel, delivered_at FROM orders
    WHERE delivered_at IS NOT NULL AND \`order\` IN (SELECT \`order\` FROM ${answers} WHERE \`order\` != {nobody:UUID})
  ) AS delivery ON delivery.parcel = answer.about
  WHERE answered <= passed.at + toIntervalDay(${CONTACT_DAYS})
    AND (about = {nobody:UUID} OR passed.\`order\` = {nobody:UUID} OR about = passed.\`order\`)
    AND NOT ifNull(delivered_at > passed.at AND delivered_at <= asked, 0)`;
};

const scalesSql = (by: string, which: string) => `
  SELECT ${by}, groupArray((lowest, highest, n, sum, squares, low)) AS ratings
  FROM (
    SELECT ${by}, lowest, highest, count() AS n, sum(score) AS sum, sum(score * score) AS squares,
      countIf(score = lowest) AS low
    FROM scored
    WHERE ${which}
    GROUP BY ${by}, lowest, highest
  )
  GROUP BY ${by}`;
