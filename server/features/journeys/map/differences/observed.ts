/** What is known of every touchpoint of the looked-at types: how it felt, whether its person left after, its facts. */
import { CHANNEL_OF_TOUCHPOINT } from '../../../lens/question/narrowing.ts';
import { IS_FACT } from '../../questions/property-text.ts';
import type { AskedMap } from '../asked.ts';
import { ratedParams, ratedSql } from '../ratings.ts';
import { COUNTED, lastSteps, momentOf, nextSteps, packed } from '../sequence.ts';
import { DIFFERENCE_FIGURES, DIFFERENCE_KINDS, type DifferenceKind, GAPS } from './kinds.ts';

/** Key of the stage of those who end it themselves: an order, a subscription, an account. */
export const LEAVING = 'leaving';

/** Times are told one by one up to this. */
const MOST_TIMES = 10;

/** SQL of the last of `GAPS` that this many milliseconds reached, in seconds. */
const gapOf = (milliseconds: string) =>
  `toString(arrayMax(arrayFilter(one -> one * 1000 <= ${milliseconds}, [${GAPS.join(', ')}])))`;

/** How long the person had done nothing: the power of two of seconds that was reached; −1 where they never had. */
const LULL = 'if(last = 0, -1, toInt8(floor(log2(1 + (moment - last) / 1000))))';

/** Properties and traits with so many values group people; a number or a name of their own does not. */
const MOST_VALUES = 50;
/** Of each type, the most frequent. */
const MOST_PROPERTIES = 20;

const OF_TYPES = 'type IN {lookedAt:Array(String)}';

export function observedParams(asked: AskedMap, types: string[], traits: string[]): Record<string, unknown> {
  const leaving = asked.map.types.filter(({ stage }) => stage === LEAVING).map(({ name }) => name);
  // A list must not be empty; no type and no trait has an empty name.
  return {
    ...ratedParams(asked),
    lookedAt: types,
    leavingTypes: ['', ...leaving],
    traitNames: ['', ...traits],
  };
}

/** What of it is asked for: the rest is not looked up. */
export interface Wanted {
  kinds: readonly DifferenceKind[];
  figures: readonly (typeof DIFFERENCE_FIGURES)[number][];
}

export const EVERYTHING: Wanted = { kinds: DIFFERENCE_KINDS, figures: DIFFERENCE_FIGURES };

/** Of each kind, the facts of a touchpoint. */
const FACTS_SQL: Record<DifferenceKind, string> = {
  time: `[('time', '', if(time > ${MOST_TIMES}, '${MOST_TIMES + 1}+', toString(time)))]`,
  gap: `if(previous = 0, [], [('gap', '', ${gapOf('moment - previous')})])`,
  channel: `if(through = '', [], [('channel', '', through)])`,
  device: `if(device = '', [], [('device', '', toString(device))])`,
  property: `arrayMap(pair -> ('property', pair.1, pair.2), JSONExtractKeysAndValuesRaw(properties))`,
  trait: 'traits',
};

/**
 * Every counted touchpoint of the types `lookedAt`, once: `person`, `id`, `at`, `type`; and its `facts`: (what, name,
 * raw value), of each name one. With emotion the number `n` of its ratings, and `sum` and `squares` of emotion, −1 … 1;
 * with leaving whether it `isKnown` what came after, whether they are `gone`, and the `lull` before. Needs `observedParams`.
 */
export function observedSql(asked: AskedMap, { kinds, figures }: Wanted): string {
  const isFelt = figures.includes('emotion');
  const isFollowed = figures.includes('leaving');
  const hasJourney = isFollowed || kinds.includes('time') || kinds.includes('gap');
  return `
    SELECT person, id, at, type, ${isFelt ? 'n, sum, squares,' : ''} ${isFollowed ? `isKnown, gone, ${LULL} AS lull,` : ''}
      arrayConcat(${kinds.map((kind) => FACTS_SQL[kind]).join(', ')}) AS facts
    FROM (
      SELECT person, id, at, toString(type) AS type, toString(${CHANNEL_OF_TOUCHPOINT}) AS through, device, properties
      FROM touchpoints WHERE ${COUNTED(asked.narrowed)} AND ${OF_TYPES}
    ) AS passed
    ${hasJourney ? `INNER JOIN (${followedSql(asked)}) AS followed USING (id)` : ''}
    ${isFelt ? `LEFT JOIN (${feltSql(asked)}) AS felt USING (id)` : ''}
    ${kinds.includes('trait') ? `LEFT JOIN (${traitsSql()}) AS known USING (person)` : ''}`;
}

/**
 * When it was, when the `previous` touchpoint of the person and when their `last` own step (0 for none), the how-manieth
 * `time` of its type it is for the person, whether what came after `isKnown`, and whether they are `gone`: by `id`. Journeys as in flow.ts, with the id of each touchpoint beside its number.
 */
function followedSql({ narrowed }: AskedMap): string {
  const looked = 'indexOf({lookedAt:Array(String)}, toString(type))';
  const isLeaving = 'has({leavingTypes:Array(String)}, toString(type))';
  return `
    SELECT step.2 AS id, time, moment, previous, last, moment <= {knownUntil:Int64} AS isKnown,
      next = 0 OR next - moment > {quiet:UInt64} OR (leaving != 0 AND leaving - moment <= {quiet:UInt64}) AS gone
    FROM (
      SELECT arraySort(groupArray((packed, id, looked, leaves))) AS journey,
        arrayMap(x -> ${momentOf('x.1')}, journey) AS moments,
        arrayEnumerateUniq(arrayMap(x -> x.3, journey)) AS times,
        arrayShiftRight(moments, 1) AS previouses,
        arrayMap(x -> x.1, journey) AS numbers,
        arrayMap(x -> ${momentOf('x')}, ${lastSteps('numbers')}) AS lasts,
        arrayMap(x -> ${momentOf('x')}, ${nextSteps('numbers')}) AS nexts,
        arrayShiftLeft(arrayReverseFill(m -> m != 0, arrayMap((x, m) -> if(x.4, m, 0), journey, moments)), 1) AS leavings
      FROM (
        SELECT person, id, toUInt16(${looked}) AS looked, ${isLeaving} AS leaves,
          ${packed(narrowed)} AS packed
        FROM touchpoints
        WHERE at <= {until:DateTime64(3, 'UTC')} AND ${narrowed.people}
          AND person IN (SELECT person FROM touchpoints WHERE ${COUNTED(narrowed)} AND ${OF_TYPES})
      )
      GROUP BY person
    )
    ARRAY JOIN journey AS step, moments AS moment, times AS time, previouses AS previous, lasts AS last, nexts AS next, leavings AS leaving
    WHERE step.3 != 0 AND moment >= {fromMs:UInt64} AND moment < {toMs:UInt64}`;
}

/** Ratings of every scale, stretched to −1 … 1, as in figures.ts. Two answers of one moment may be of one touchpoint. */
function feltSql(asked: AskedMap): string {
  const middle = '((rating.1 + rating.2) / 2)';
  const half = '((rating.2 - rating.1) / 2)';
  return `
    SELECT id, sum(rating.3) AS n, sum((rating.4 - rating.3 * ${middle}) / ${half}) AS sum,
      sum((rating.5 - 2 * ${middle} * rating.4 + rating.3 * ${middle} * ${middle}) / (${half} * ${half})) AS squares
    FROM (${ratedSql(asked, OF_TYPES)}) ARRAY JOIN ratings AS rating
    GROUP BY id`;
}

/** What is known of people by the traits `traitNames`; of somebody who was two, as it was first known. */
const traitsSql = () => `
  SELECT person, groupArray(('trait', name, value)) AS traits
  FROM (
    SELECT person, name, argMin(raw, (created_at, customer)) AS value
    FROM (
      SELECT person, created_at, customer, pair.1 AS name, pair.2 AS raw
      FROM customers ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
    )
    WHERE name IN {traitNames:Array(String)} AND ${IS_FACT}
    GROUP BY person, name
  )
  GROUP BY person`;

/** Which properties group the touchpoints of a type? An answer's own score and metric do not: they are the figure. Columns `type`, `name`. */
export const groupingPropertiesSql = ({ narrowed }: AskedMap) => `
  SELECT type, name
  FROM (
    SELECT toString(type) AS type, pair.1 AS name, pair.2 AS raw
    FROM touchpoints ARRAY JOIN JSONExtractKeysAndValuesRaw(properties) AS pair
    WHERE ${COUNTED(narrowed)} AND ${OF_TYPES} AND NOT (kind = 'response' AND name IN ('score', 'metric'))
  )
  WHERE name != '' AND ${IS_FACT}
  GROUP BY type, name
  HAVING uniqUpTo(${MOST_VALUES})(raw) BETWEEN 2 AND ${MOST_VALUES}
  ORDER BY count() DESC, name
  LIMIT ${MOST_PROPERTIES} BY type`;
