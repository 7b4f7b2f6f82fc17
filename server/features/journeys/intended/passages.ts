/**
 * Passages of people through the drawn steps, as lists of numbers. A touchpoint is one 64-bit number: milliseconds
 * since `ZERO`, 19 bits for its type and a bit that says whether the question's narrowing fits it. Types of steps are
 * numbered in the order of the steps, so that what happens at one moment is taken in the order that was meant.
 */
import { momentParam } from '../../lens/question/period.ts';
import type { AskedIntended } from './asked.ts';

/** Before every moment that the lens can hold. */
const ZERO_MS = Date.UTC(1890, 0, 1);
const LAST_MS = Date.UTC(2299, 11, 31);

const bounded = (at: Date) => Math.min(LAST_MS, Math.max(ZERO_MS, at.getTime()));

/** A moment that was told as a number. */
export const momentAt = (number: string) =>
  `fromUnixTimestamp64Milli(toInt64(${number}) + (${ZERO_MS}), 'UTC')`;

/**
 * Every counted passage: `person`, `passage` (numbered among the person's), `begun`, `firsts` (step → when it was first
 * taken), `furthest` (the last step taken). Moments are milliseconds.
 */
export function passagesSql({ narrowed }: AskedIntended): string {
  return `
    SELECT person, passage, minMap(map(step, toUInt64(bitShiftRight(packed, 20)))) AS firsts,
      min(bitShiftRight(packed, 20)) AS begun, max(step) AS furthest
    FROM (
      SELECT person, events, steps, ${NUMBERED} AS numbers
      FROM (
        SELECT person, arraySort(groupArray(${packedSql(narrowed.touchpoints)})) AS events,
          arrayMap(packed -> ${STEP}, events) AS steps
        FROM touchpoints
        WHERE type IN {stepTypes:Array(String)} AND at <= {until:DateTime64(3, 'UTC')} AND ${narrowed.people}
        GROUP BY person
      )
    )
    ARRAY JOIN events AS packed, steps AS step, numbers AS passage
    GROUP BY person, passage
    HAVING begun >= {fromMs:UInt64} AND begun < {toMs:UInt64} AND max(bitTest(packed, 0))`;
}

/** The passage of each step: another one begins where somebody goes back to a step that they had taken before. */
const NUMBERED = `arrayCumSum((step, before, time) -> step < before AND time > 1,
  steps, arrayShiftRight(steps, 1), arrayEnumerateUniq(steps))`;

const packedSql = (fits: string) =>
  `bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at) - (${ZERO_MS})), 20)
    + 2 * transform(type, {typeCodes:Array(String)}, {codes:Array(UInt32)}, toUInt32(0)) + (${fits})`;

/** The step of a packed touchpoint, 0 for a type that is on none. */
const STEP = '{codeSteps:Array(UInt8)}[bitAnd(bitShiftRight(packed, 1), 524287) + 1]';

/** What happened between two steps of a passage and is none: `person`, `passage`, `moment`, `code` of the type, `step` before it. */
export function betweenSql({ narrowed }: AskedIntended): string {
  return `
    SELECT person, between.1 AS passage, bitShiftRight(between.2, 20) AS moment,
      bitAnd(bitShiftRight(between.2, 1), 524287) AS code, between.3 AS step
    FROM (
      SELECT person, arrayFilter(packed -> ${STEP} > 0, events) AS taken, arrayMap(packed -> ${STEP}, taken) AS steps,
        ${NUMBERED} AS numbers,
        arrayFilter(one -> one.3 > 0 AND numbers[one.4] = numbers[one.4 + 1] AND one.4 < length(numbers),
          arrayMap((packed, nth) -> (numbers[nth], packed, steps[nth] * (${STEP} = 0), nth),
            events, arrayCumSum(packed -> ${STEP} > 0, events))) AS betweens
      FROM (
        SELECT person, arraySort(groupArray(${packedSql('1')})) AS events
        FROM touchpoints
        WHERE (type IN {stepTypes:Array(String)} OR at >= {from:DateTime64(3, 'UTC')} AND type IN {typeCodes:Array(String)})
          AND at <= {until:DateTime64(3, 'UTC')} AND ${narrowed.people}
        GROUP BY person
      )
    )
    ARRAY JOIN betweens AS between`;
}

export interface Codes {
  /** The name of each code, from 1. */
  types: string[];
  /** The step of each code, from 0. */
  steps: number[];
}

/** Types of steps in their order, then all others. */
export function codesOf({ drawn, map }: Pick<AskedIntended, 'drawn' | 'map'>): Codes {
  const onSteps = drawn.steps.flatMap(({ types }, index) =>
    types.toSorted().map((type) => ({ type, step: index + 1 })),
  );
  const taken = new Set(onSteps.map(({ type }) => type));
  const others = map.types
    .filter(({ name }) => !taken.has(name))
    .map(({ name }) => ({ type: name, step: 0 }));
  const all = [...onSteps, ...others];
  return { types: all.map(({ type }) => type), steps: [0, ...all.map(({ step }) => step)] };
}

/** Values of all that these questions name. */
export function passageParams(asked: AskedIntended): Record<string, unknown> {
  const { period, until, drawn, narrowed } = asked;
  const codes = codesOf(asked);
  return {
    ...narrowed.params,
    stepTypes: drawn.steps.flatMap(({ types }) => types),
    typeCodes: codes.types,
    codes: codes.types.map((_, index) => index + 1),
    codeSteps: codes.steps,
    from: momentParam(new Date(bounded(period.from))),
    until: momentParam(new Date(bounded(until))),
    fromMs: bounded(period.from) - ZERO_MS,
    toMs: bounded(period.to) - ZERO_MS,
    untilMs: bounded(until) - ZERO_MS,
    stepCount: drawn.steps.length,
    promises: drawn.steps.map(({ promiseSeconds }) => (promiseSeconds ?? -1) * 1000),
  };
}

/**
 * Each passage at each step, and once as a whole, at step 0: `person`, `passage`, `begun`, `step`, `here` (when the step
 * was first taken, 0 where not), `took` (milliseconds to the next), and what of it is true, none of it of step 0 but
 * `passed`.
 */
export const atStepsSql = (asked: AskedIntended) => `
  SELECT person, passage, begun, step, here, toInt64(next) - toInt64(here) AS took,
    here > 0 AS passed, here = 0 AND furthest > step AS skipped,
    step > 0 AND here > 0 AND next >= here AS timed,
    timed AND promise >= 0 AND took <= promise AS kept,
    timed AND promise >= 0 AND took > promise AS late,
    step > 0 AND here > 0 AND next = 0 AND furthest = step AND promise >= 0
      AND {untilMs:UInt64} > here + promise AS overdue
  FROM (
    SELECT person, passage, begun, furthest, arrayJoin(range(0, {stepCount:UInt8} + 1)) AS step,
      if(step = 0, begun, firsts[toUInt8(step)]) AS here, firsts[toUInt8(step + 1)] AS next,
      {promises:Array(Int64)}[step] AS promise
    FROM (${passagesSql(asked)})
  )`;
