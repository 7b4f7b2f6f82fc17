/**
 * How far every person came, as parts of a question to the lens.
 *
 * A person's touchpoints that fit a step (or break one) are arrays: `t`, their moments, and `m`, the steps they fit.
 * For every step another array says, at each touchpoint, when the attempt began that has come as far as this step by
 * then: of several, the one that began last, since what it can reach another can reach no better within its window.
 * Each array is made of the one before in one pass, so a person with a million touchpoints costs a million, not more.
 * windowFunnel of ClickHouse finds the same depth (the test compares), but neither the times between, nor people who
 * did a step twice, nor those whom an excluded touchpoint stopped.
 */
import { type Asked, touchpointsAsked } from '../asked.ts';
import type { FunnelQuestion } from '../funnel-contract.ts';
import type { FunnelSteps } from './steps.ts';

/** Milliseconds are counted from 1900, where the lens begins; the first of them is 1, so that 0 is no moment. */
export const BEFORE_1900 = 2_208_988_800_001;
/** Persons to a block: their arrays are worked on together. */
export const BLOCK = 'max_block_size = 8192';

/** A moment of these arrays as a DateTime64. */
export const shownMoment = (ms: string) => `fromUnixTimestamp64Milli(${ms} - ${BEFORE_1900}, 'UTC')`;
const momentSql = 'toUnixTimestamp64Milli(at)';

/** SQL over `touchpoints` of the group that one tells; empty where it tells none. */
export interface OwnGroup {
  value: string;
}

/**
 * Parts `matched`, `told` and `attempts`. The last has one row for each person who did step 1: `person`, `own_group`
 * (empty without one) and `own_step` (which tells it, 0 for none), `level` (the furthest step), for each step k `at_k`
 * (when first reached, 0 when never) and `ms_k` (from the step before), `begun` (when the attempt began that first came
 * through, else the first of all), `set_out` (the first begin of which the end lies within the window, else the first
 * of all), `is_open` (not through, and an attempt's window is not over).
 *
 * A person's own group is what the first of the steps tells that tells any: of the touchpoints with which they first
 * reached it, of several at one moment the smallest value. An ad seen has no device; the page after it does.
 */
export function attemptParts(
  asked: Asked,
  steps: FunnelSteps,
  question: FunnelQuestion,
  group?: OwnGroup,
): string {
  return `${matched(asked, steps, question, group)},
    told AS (
      SELECT person, values, arrayMap(x -> toInt64(bitShiftRight(x, 16)), packed) AS t,
        arrayMap(x -> toUInt16(bitAnd(x, 65535)), packed) AS m, ${columnsOf(question, steps.list.length)}
      FROM matched),
    attempts AS (
      SELECT person, ${ownColumns(question, steps.list.length, group)}, ${reachedColumns(steps.list.length)},
        ${endColumns(asked, question, steps.list.length)}
      FROM told WHERE r1 > 0)`;
}

function matched(asked: Asked, steps: FunnelSteps, { order }: FunnelQuestion, group: OwnGroup | undefined) {
  const isRelevant =
    order === 'strict'
      ? '1'
      : `(type IN {stepTypes:Array(String)} AND fits != 0 OR type IN {excluded:Array(String)})`;
  const own = group ? `toString(${group.value})` : "''";
  return `matched AS (
    SELECT person, groupArrayIf((moment, fits, own), own != '' AND fits != 0) AS values,
      arraySort(groupArray(bitOr(bitShiftLeft(toUInt64(moment), 16), fits))) AS packed
    FROM (
      SELECT *, ${momentSql} + ${BEFORE_1900} AS moment, ${steps.fits} AS fits, ${own} AS own
      FROM touchpoints WHERE ${touchpointsAsked(asked)} AND ${isRelevant})
    GROUP BY person)`;
}

/** What each step tells of the group, at the touchpoint with which it was done: in any order, that is not the latest. */
function ownColumns({ order }: FunnelQuestion, steps: number, group: OwnGroup | undefined): string {
  if (!group) return "'' AS own_group, 0 AS own_step";
  const done = (step: number) => (order === 'any' ? `last${step}[r${step}]` : `t[r${step}]`);
  const tells = Array.from(
    { length: steps },
    (_, index) =>
      `if(r${index + 1} = 0, '', arrayMin(arrayMap(v -> v.3, arrayFilter(
        v -> v.1 = ${done(index + 1)} AND bitAnd(v.2, ${2 ** index}) != 0, values))))`,
  );
  return `[${tells.join(', ')}] AS tells, arrayFirstIndex(v -> v != '', tells) AS own_step, tells[own_step] AS own_group`;
}

/** Columns r1, r2, …: at which touchpoint each step is first reached, 0 when never; ms2, ms3, …: from the one before. */
function columnsOf(question: FunnelQuestion, steps: number): string {
  const windowMs = question.windowSeconds * 1000;
  const columns = { ordered: orderedColumns, strict: strictColumns, any: anyColumns }[question.order];
  return columns(steps, windowMs).join(',\n');
}

const has = (step: number) => `bitAnd(m, ${2 ** (step - 1)}) != 0`;
/** The array one place later: what was so before each touchpoint. */
const before = (array: string) => `arrayShiftRight(${array}, 1, toInt64(0))`;
/** The last of its values that says something, at each place. */
const lastOf = (array: string) => `arrayFill(x -> x != 0, ${array})`;
const firstOf = (array: string) => `arrayFirstIndex(x -> x > 0, ${array})`;

/**
 * begunK: when the attempt began that has step k behind it, −1 after an excluded touchpoint, 0 before any.
 * doneK: when that attempt did step k, the first time.
 */
function orderedColumns(steps: number, windowMs: number): string[] {
  const columns = [
    `${lastOf(`arrayMap((t, m) -> multiIf(m = 0, toInt64(-1), ${has(1)}, t, toInt64(0)), t, m)`)} AS begun1`,
    'begun1 AS done1',
    `${firstOf('begun1')} AS r1`,
  ];
  for (let step = 2; step <= steps; step += 1) {
    columns.push(
      `arrayMap((t, m, b) -> multiIf(m = 0, toInt64(-1), ${has(step)} AND b > 0 AND t - b <= ${windowMs}, b, toInt64(0)),
        t, m, ${before(`begun${step - 1}`)}) AS here${step}`,
      `${firstOf(`here${step}`)} AS r${step}`,
      `if(r${step} > 0, t[r${step}] - done${step - 1}[r${step} - 1], 0) AS ms${step}`,
    );
    if (step === steps) continue;
    columns.push(
      `${lastOf(`here${step}`)} AS begun${step}`,
      `${lastOf(`arrayMap((t, h, b) -> multiIf(h < 0, h, h > b, t, toInt64(0)), t, here${step}, ${before(`begun${step}`)})`)} AS done${step}`,
    );
  }
  return [
    ...columns,
    `if(r${steps} > 0, here${steps}[r${steps}], t[r1]) AS begun`,
    `begun1[-1] > 0 AND begun1[-1] + ${windowMs} >= {end:Int64} AS is_pending`,
  ];
}

/** hereK: when the attempt began whose step k is this very touchpoint, else 0. */
function strictColumns(steps: number, windowMs: number): string[] {
  const columns = [
    `arrayMap((t, m) -> if(${has(1)}, t, toInt64(0)), t, m) AS here1`,
    `${firstOf('here1')} AS r1`,
  ];
  for (let step = 2; step <= steps; step += 1) {
    columns.push(
      `arrayMap((t, m, b) -> if(${has(step)} AND b > 0 AND t - b <= ${windowMs}, b, toInt64(0)), t, m, ${before(`here${step - 1}`)}) AS here${step}`,
      `${firstOf(`here${step}`)} AS r${step}`,
      `if(r${step} > 0, t[r${step}] - t[r${step} - 1], 0) AS ms${step}`,
    );
  }
  const pending = Array.from({ length: steps - 1 }, (_, index) => `here${index + 1}[-1]`);
  return [
    ...columns,
    `if(r${steps} > 0, here${steps}[r${steps}], t[r1]) AS begun`,
    `greatest(${pending.join(', ')}, 0) > 0 AND greatest(${pending.join(', ')}, 0) + ${windowMs} >= {end:Int64} AS is_pending`,
  ];
}

/** lastK: when step k was last done, −1 after an excluded touchpoint, 0 before any. */
function anyColumns(steps: number, windowMs: number): string[] {
  const columns: string[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const lasts = Array.from({ length: step }, (_, index) => `last${index + 1}`);
    columns.push(
      `${lastOf(`arrayMap((t, m) -> multiIf(m = 0, toInt64(-1), ${has(step)}, t, toInt64(0)), t, m)`)} AS last${step}`,
      step === 1
        ? 'last1 AS oldest1'
        : `arrayMap((a, b) -> least(a, b), oldest${step - 1}, last${step}) AS oldest${step}`,
      `arrayFirstIndex((t, o) -> o > 0 AND t - o <= ${windowMs}, t, oldest${step}) AS r${step}`,
    );
    if (step === 1) continue;
    const others = lasts.slice(0, -1).map((last) => `${last}[r${step}]`);
    columns.push(`if(r${step} > 0, t[r${step}] - greatest(${[...others, '0'].join(', ')}), 0) AS ms${step}`);
  }
  const latest = `greatest(${Array.from({ length: steps }, (_, index) => `last${index + 1}[-1]`).join(', ')})`;
  return [
    ...columns,
    `if(r${steps} > 0, oldest${steps}[r${steps}], t[r1]) AS begun`,
    `${latest} > 0 AND ${latest} + ${windowMs} >= {end:Int64} AS is_pending`,
  ];
}

function reachedColumns(steps: number): string {
  const each = Array.from({ length: steps }, (_, index) => index + 1);
  const level = each.map((step) => `toUInt8(r${step} > 0)`).join(' + ');
  return [
    `${level} AS level`,
    ...each.map((step) => `if(r${step} > 0, t[r${step}], toInt64(0)) AS at_${step}`),
    'toInt64(0) AS ms_1',
    ...each.slice(1).map((step) => `ms${step} AS ms_${step}`),
  ].join(', ');
}

function endColumns({ params, period }: Asked, { order, windowSeconds }: FunnelQuestion, steps: number) {
  params.end = period.to.getTime() + BEFORE_1900;
  const begins = order === 'any' ? 'fits != 0' : 'bitAnd(fits, 1) != 0';
  const isInWindow = `at >= at_${steps} - ${windowSeconds * 1000}`;
  return `begun, if(r${steps} > 0, arrayFirst((at, fits) -> ${begins} AND ${isInWindow}, t, m), t[r1]) AS set_out,
    r${steps} = 0 AND is_pending AS is_open`;
}
