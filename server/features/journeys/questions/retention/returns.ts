/** When people began and when they came back, as parts of a question to the lens. */
import { IS_OUTBOUND } from '../../../lens/question/narrowing.ts';
import { intervalStart } from '../../../lens/question/period.ts';
import { type Asked, beforeEnd, fromBeginning } from '../asked.ts';
import type { RetentionQuestion } from '../retention-contract.ts';
import { spelledAsKnown } from '../type-names.ts';

/** Persons to a block: their arrays are worked on together. */
export const BLOCK = 'max_block_size = 8192';

const DAY_MS = 86_400_000;
/** Of periods that follow a person's own clock. */
export const ROLLING_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/**
 * Parts `events`, `people`, `returns`. The last has one row for each person who began in the period: `person`, `first`
 * (when), `cohort` (Date32), `later` (moments of coming back, in ms since 1970, in no order).
 * @throws 400 for unknown types
 */
export function returnParts(asked: Asked, { first, return: back, interval }: RetentionQuestion): string {
  const began = asked.period.hasBeginning ? ` AND ${fromBeginning('first')}` : '';
  return `events AS (${eventsSql(asked, first, back)}),
    people AS (
      SELECT person, minIf(at, is_first) AS first, groupArrayIf(toUnixTimestamp64Milli(at), is_return) AS moments
      FROM events GROUP BY person HAVING countIf(is_first) > 0${began}),
    returns AS (
      SELECT person, first, ${intervalStart(interval, 'first')} AS cohort,
        arrayFilter(x -> x > toUnixTimestamp64Milli(first), moments) AS later
      FROM people)`;
}

/** SQL of the period in which x (of `later`) lies. */
export function periodOf({ interval, rolling }: RetentionQuestion): string {
  if (rolling) return `toInt32(intDiv(x - toUnixTimestamp64Milli(first), ${ROLLING_MS[interval]}))`;
  const moment = `fromUnixTimestamp64Milli(x, 'UTC')`;
  if (interval === 'month') {
    return `toInt32(${monthNumber(intervalStart('day', moment))} - ${monthNumber('cohort')})`;
  }
  const start = intervalStart(interval, moment);
  return `intDiv(toInt32(${start}) - toInt32(cohort), ${interval === 'week' ? 7 : 1})`;
}

const monthNumber = (date: string) => `(toInt32(toYear(${date})) * 12 + toMonth(${date}))`;

function eventsSql(asked: Asked, first: string, back: string): string {
  const [one, other] = [sourceOf(asked, first, 'first'), sourceOf(asked, back, 'return')];
  if (one.table === 'orders' || other.table === 'orders') {
    if (first === back) return `SELECT person, at, 1 AS is_first, 1 AS is_return ${one.from}`;
    return `SELECT person, at, 1 AS is_first, 0 AS is_return ${one.from}
      UNION ALL SELECT person, at, 0 AS is_first, 1 AS is_return ${other.from}`;
  }
  return `SELECT person, at, ${one.is} AS is_first, ${other.is} AS is_return
    FROM touchpoints WHERE (${one.is} OR ${other.is}) AND ${touchpointsBefore(asked)}`;
}

interface Source {
  table: 'orders' | 'touchpoints';
  /** FROM … WHERE …, with columns `person` and `at`. */
  from: string;
  /** Of touchpoints: whether one is meant. */
  is: string;
}

function sourceOf(asked: Asked, name: string, field: 'first' | 'return'): Source {
  if (name === 'order') return { table: 'orders', from: ordersSql(asked), is: '0' };
  // What we send makes nobody come back.
  const any = field === 'first' ? '1' : `NOT (${IS_OUTBOUND})`;
  const is = name === 'any' ? any : `type = {${field}Type:String}`;
  if (name !== 'any') asked.params[`${field}Type`] = spelledAsKnown(asked.map, [name], field)[0];
  return { table: 'touchpoints', from: `FROM touchpoints WHERE ${is} AND ${touchpointsBefore(asked)}`, is };
}

/** From the beginning of the record: who began before the period did not begin in it. */
function touchpointsBefore({ narrowed }: Asked): string {
  return `${beforeEnd('at')} AND ${narrowed.people} AND ${narrowed.touchpoints}`;
}

function ordersSql({ narrowed }: Asked): string {
  const touched =
    narrowed.touchpoints === '1'
      ? ''
      : ` AND \`order\` IN (SELECT \`order\` FROM touchpoints WHERE ${narrowed.touchpoints})`;
  return `FROM (
    SELECT person, assumeNotNull(placed_at) AS at FROM orders
    WHERE placed_at IS NOT NULL AND ${beforeEnd('placed_at')} AND ${narrowed.people}${touched})`;
}
