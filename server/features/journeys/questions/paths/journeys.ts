/**
 * Paths as parts of a question to the lens. A person's touchpoints become one array of numbers, moment and name
 * packed together so that sorting them sorts by both; the array beside itself, moved by one, two, three places, holds
 * every path at once. So memory grows with touchpoints, never with their square.
 */
import { type Asked, touchpointsAsked } from '../asked.ts';
import type { PathsQuestion } from '../paths-contract.ts';
import { type Names, OTHER } from './names.ts';

/** Follows the last touchpoint of a path. */
export const ENDS = 0;
/** The same while something may still follow. */
export const OPEN = 65_535;

/** Moments before 1970 would be negative: milliseconds are counted from 1900, where the lens begins. */
const SINCE_1900 = 2_208_988_800_000;
const DAY_MS = 86_400_000;
/** Persons to a block: their arrays are worked on together. */
export const BLOCK = 'max_block_size = 8192';

const nameOf = (packed: string) => `bitAnd(${packed}, 65535)`;
const momentOf = (packed: string) => `bitShiftRight(${packed}, 16)`;

/** The moment of a packed touchpoint, as a DateTime64. */
export const shownMoment = (packed: string) =>
  `fromUnixTimestamp64Milli(toInt64(${momentOf(packed)}) - ${SINCE_1900}, 'UTC')`;

/** Names that have a node of their own, by step; others are folded. */
export type Kept = Map<number, Set<number>>;

/**
 * Parts `journeys`, `starts` and `passed`. The last has one row for each place of each path: `person`, `place` (see
 * `placeOf`), `ms` to what follows, and where the person has several such rows, which one it is: `again` of those with
 * the same place, `again_here` of those with the same step and name, 1 for the first.
 */
export function passedParts(asked: Asked, names: Names, question: PathsQuestion, kept?: Kept): string {
  return `${journeys(asked, names, question)}, ${starts(names, question)}, ${passed(asked, question, kept)}`;
}

/** Step, name's number and the number of what follows (ENDS or OPEN where nothing does, and in the last step), as one. */
export function placeOf(step: number, name: number, next: number): number {
  return step * 2 ** 32 + name * 2 ** 16 + next;
}

export function readPlace(place: number): { step: number; name: number; next: number } {
  return {
    step: Math.floor(place / 2 ** 32),
    name: Math.floor(place / 2 ** 16) % 2 ** 16,
    next: place % 2 ** 16,
  };
}

/** SQL of the parts of `place`. */
export const STEP = 'bitShiftRight(place, 32)';
export const NAME = 'bitAnd(bitShiftRight(place, 16), 65535)';
export const NEXT = 'bitAnd(place, 65535)';

function journeys(asked: Asked, { code }: Names, { foldRepeats, exclude, end }: PathsQuestion): string {
  const packed = `bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at) + ${SINCE_1900}), 16), ${code})`;
  const sorted = `arraySort(groupArray(${packed}))`;
  const folded = foldRepeats ? `arrayCompact(x -> ${nameOf('x')}, ${sorted})` : sorted;
  const excluded = exclude?.length ? ' AND type NOT IN {exclude:Array(String)}' : '';
  return `journeys AS (
    SELECT person, ${end === undefined ? folded : `arrayReverse(${folded})`} AS journey
    FROM touchpoints WHERE ${touchpointsAsked(asked)}${excluded} GROUP BY person)`;
}

/** One column a step: at the same place of each array the steps of one path, 0 where it has ended. */
function starts({ begins }: Names, { steps, quietDays }: PathsQuestion): string {
  const journey = begins ? 'journey' : `arraySlice(journey, 1, ${steps})`;
  const isStart = begins
    ? `arrayMap(x -> ${nameOf('x')} IN (${begins.join(', ')}), journey)`
    : `arrayMap(x -> x = 1, arrayEnumerate(${journey}))`;
  const columns = [`${isStart} AS is_start`, `arrayFilter((x, y) -> y, ${journey}, is_start) AS step1`];
  for (let step = 2; step <= steps; step += 1) {
    const next = `arrayFilter((x, y) -> y, arrayShiftLeft(${journey}, ${step - 1}, toUInt64(0)), is_start)`;
    columns.push(`${quietDays ? unlessQuiet(next, step, quietDays) : next} AS step${step}`);
  }
  return `starts AS (SELECT person, ${columns.join(',\n')} FROM journeys)`;
}

function unlessQuiet(next: string, step: number, quietDays: number): string {
  const late = `abs(toInt64(${momentOf('y')}) - toInt64(${momentOf('x')})) > ${Math.round(quietDays * DAY_MS)}`;
  return `arrayMap((x, y) -> if(x = 0 OR y = 0 OR ${late}, toUInt64(0), y), step${step - 1}, ${next})`;
}

function passed(asked: Asked, question: PathsQuestion, kept: Kept | undefined): string {
  const { steps } = question;
  const each = (make: (step: number) => string) =>
    `arrayConcat(${Array.from({ length: steps }, (_, index) => make(index + 1)).join(',\n')})`;
  // Places of a path's end are 0, and stay 0.
  const places = each((step) =>
    step === steps
      ? `arrayMap(x -> if(x = 0, toUInt64(0), ${placeSql(step, 'x', String(ENDS))}), step${step})`
      : `arrayMap((x, y) -> if(x = 0, toUInt64(0), ${placeSql(step, 'x', nextOf(asked, question))}), step${step}, step${step + 1})`,
  );
  const times = each((step) =>
    step === steps
      ? `arrayMap(x -> toUInt64(0), step${step})`
      : `arrayMap((x, y) -> if(y = 0, 0, abs(toInt64(${momentOf('y')}) - toInt64(${momentOf('x')}))), step${step}, step${step + 1})`,
  );
  return `places AS (
    SELECT person, ${kept ? `arrayMap(place -> ${foldedPlace(kept, steps)}, ${places})` : places} AS places,
      ${times} AS times, ${each((step) => `step${step}`)} AS touchpoints
    FROM starts),
  passed AS (
    SELECT person, place, ms, touchpoint, again, again_here
    FROM places ARRAY JOIN places AS place, times AS ms, touchpoints AS touchpoint,
      arrayEnumerateUniq(places) AS again,
      arrayEnumerateUniq(arrayMap(x -> bitShiftRight(x, 16), places)) AS again_here
    WHERE place != 0)`;
}

const placeSql = (step: number, packed: string, next: string) =>
  `bitOr(bitOr(toUInt64(${step * 2 ** 32}), bitShiftLeft(${nameOf(packed)}, 16)), toUInt64(${next}))`;

/** The place with OTHER for every name that is not kept in its step. */
function foldedPlace(kept: Kept, steps: number): string {
  const nodes = [...kept].flatMap(([step, codes]) => [...codes].map((code) => step * 2 ** 16 + code));
  const list = nodes.length ? `(${nodes.join(', ')})` : '(0)';
  const name = `if(bitShiftRight(place, 16) IN ${list}, ${NAME}, ${OTHER})`;
  const following = `${STEP} * 65536 + 65536 + ${NEXT} IN ${list}`;
  const next = `if(${STEP} = ${steps} OR ${NEXT} IN (${ENDS}, ${OPEN}) OR ${following}, ${NEXT}, ${OTHER})`;
  const folded = `bitOr(bitOr(bitShiftLeft(${STEP}, 32), bitShiftLeft(toUInt64(${name}), 16)), toUInt64(${next}))`;
  return `if(place = 0, place, ${folded})`;
}

/** What follows x is y; where nothing does, whether something still may. */
function nextOf({ period }: Asked, { quietDays, end }: PathsQuestion): string {
  if (!quietDays || (end !== undefined && !period.hasBeginning)) return `if(y = 0, ${ENDS}, ${nameOf('y')})`;
  const quiet = Math.round(quietDays * DAY_MS);
  const open =
    end === undefined
      ? `${momentOf('x')} + ${quiet} > ${period.to.getTime() + SINCE_1900}`
      : `${momentOf('x')} < ${period.from.getTime() + SINCE_1900 + quiet}`;
  return `if(y = 0, if(${open}, ${OPEN}, ${ENDS}), ${nameOf('y')})`;
}
