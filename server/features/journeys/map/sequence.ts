/**
 * Journeys as sorted lists of numbers. A touchpoint is one 64-bit number: milliseconds since `ZERO`, 18 bits for its
 * place in the map, a bit that says whether it is outbound, and one that says whether the question counts it. Sorting the
 * numbers puts the journey in order, neighbours are what came before and after, and a million touchpoints of one person
 * are eight megabytes.
 */
import { IS_OUTBOUND, type Narrowed } from '../../lens/question/narrowing.ts';
import { momentParam } from '../../lens/question/period.ts';
import type { AskedMap } from './asked.ts';
import { PLACE_OF_TYPE, placeParams } from './places.ts';

export const DAY_MS = 86_400_000;

/** The first moment that the lens can hold, and the last. */
const FIRST_MS = Date.UTC(1900, 0, 1);
const LAST_MS = Date.UTC(2299, 11, 31);
/** Before everything by more than any silence that can be asked for, so that 0 is never near a touchpoint. */
const ZERO_MS = FIRST_MS - 3660 * DAY_MS;

/** Milliseconds of `at` since `ZERO`. */
export const sinceZero = (at: string) => `toUInt64(toUnixTimestamp64Milli(${at}) - (${ZERO_MS}))`;

/** A touchpoint as one number. Needs `mapQuestionParams`. */
export const packed = ({ touchpoints }: Narrowed) =>
  `bitShiftLeft(${sinceZero('at')}, 20) + 4 * ${PLACE_OF_TYPE} + 2 * (${IS_OUTBOUND}) + (${touchpoints})`;

export const isShown = (number: string) => `bitTest(${number}, 0)`;
export const isOutbound = (number: string) => `bitTest(${number}, 1)`;
export const placeOf = (number: string) => `toUInt32(bitAnd(bitShiftRight(${number}, 2), 262143))`;

/**
 * Of each touchpoint of a sorted journey, what the person did next, 0 where nothing: what is outbound is passed over.
 * Outbound is what we say and send, so it is nobody's going on.
 */
export const nextSteps = (journey: string) =>
  `arrayShiftLeft(arrayReverseFill(x -> x != 0, ${ownSteps(journey)}), 1)`;

/** What they had done last, in the same way. */
export const lastSteps = (journey: string) =>
  `arrayShiftRight(arrayFill(x -> x != 0, ${ownSteps(journey)}), 1)`;

const ownSteps = (journey: string) => `arrayMap(x -> if(${isOutbound('x')}, 0, x), ${journey})`;

/** Milliseconds of a number of a list since `ZERO`. */
export const momentOf = (number: string) => `bitShiftRight(${number}, 20)`;

/** A moment that was told as a number. */
export const momentAt = (number: string) =>
  `fromUnixTimestamp64Milli(toInt64(${number}) + (${ZERO_MS}), 'UTC')`;

/** Milliseconds since 1970 of one that was answered. */
export const sinceEpoch = (ms: number) => ms + ZERO_MS;

const fromMs = (at: number) => clamp(at) - ZERO_MS;
const clamp = (at: number) => Math.min(LAST_MS, Math.max(FIRST_MS, at));

/** The part of `touchpoints` that a question counts: in its time, and what it was narrowed to. */
export const COUNTED = ({ people, touchpoints }: Narrowed) =>
  `at >= {from:DateTime64(3, 'UTC')} AND at < {to:DateTime64(3, 'UTC')} AND ${people} AND (${touchpoints})`;

/**
 * Values of what the questions about the map name: `from` and `to`; `since` and `until`, between which everything is
 * read to know what came before and after; the same as numbers; `quiet` and `knownUntil`: what happened later is too
 * recent to know whether the person left.
 */
export function mapQuestionParams(asked: AskedMap): Record<string, unknown> {
  const { period, quietDays, places, narrowed, now } = asked;
  const [from, to] = [clamp(period.from.getTime()), clamp(period.to.getTime())];
  const quiet = quietDays * DAY_MS;
  return {
    ...narrowed.params,
    ...placeParams(places),
    from: moment(from),
    to: moment(to),
    since: moment(from - quiet),
    until: moment(to + quiet),
    fromMs: fromMs(from),
    toMs: fromMs(to),
    quiet,
    knownUntil: fromMs(now.getTime() - quiet),
  };
}

const moment = (at: number) => momentParam(new Date(clamp(at)));
