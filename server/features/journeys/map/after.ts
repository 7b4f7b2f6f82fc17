/** What people answered, and whether they asked for help, after they passed a touchpoint or a stage. */
import { ask } from '../../lens/ask.ts';
import type { Narrowed } from '../../lens/question/narrowing.ts';
import { ANSWER_KIND, ANSWER_VALUE, FOLLOWERS, type Follower, SCORED } from './answers.ts';
import type { AskedMap } from './asked.ts';
import { PLACE_OF_TYPE, stageOf } from './places.ts';
import { COUNTED, DAY_MS, mapQuestionParams, momentOf, sinceZero } from './sequence.ts';
import { CONTACT_TYPES } from './service-types.ts';
import { CONTACT_DAYS } from './shapes-contract.ts';

/** Of one touchpoint or stage, by what followed. */
export type After = Partial<Record<Follower, Sums>>;

export interface Sums {
  n: number;
  sum: number;
  squares: number;
  above: number;
  below: number;
}

interface Row extends Sums {
  ofStage: 0 | 1;
  place: number;
  stage: number;
  kind: number;
}

/** By place, and by stage. */
export async function readAfter(asked: AskedMap) {
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: afterSql(asked),
    params: followedParams(asked),
  });
  const types = new Map<number, After>();
  const stages = new Map<number, After>();
  for (const { ofStage, place, stage, kind, ...sums } of rows) {
    const [of, key] = ofStage ? [stages, stage] : [types, place];
    of.set(key, { ...of.get(key), [NAMES.get(kind)!]: sums });
  }
  return { types, stages };
}

const NAMES = new Map<number, Follower>(
  Object.entries(FOLLOWERS).map(([name, kind]) => [kind, name as Follower]),
);

export const followedParams = (asked: AskedMap) => ({
  ...mapQuestionParams(asked),
  contactTypes: CONTACT_TYPES,
});

/** How many answers and contacts came after each type and each stage, and what do the answers come to? */
function afterSql(asked: AskedMap): string {
  return `
    SELECT place = 0 AS ofStage, place, stage, kind, count() AS n, sum(value) AS sum,
      sum(value * value) AS squares, countIf(value > 0) AS above, countIf(value < 0) AS below
    FROM (
      SELECT stage, kind, value, arrayJoin(arrayPushBack(places, 0)) AS place
      FROM (
        SELECT stage, kind, value, groupArray(place) AS places
        FROM (${followedSql(asked)})
        GROUP BY person, number, stage, kind, value
      )
    )
    GROUP BY place, stage, kind`;
}

/**
 * What came after: each answer and each contact once for every place that the person passed before it, at the latest
 * of its occurrences; an answer within the silence that ends a journey, a contact within days.
 *
 * Columns: `person`, `place`, `stage`, `passed` and `followed` (moments), `number` of the follower among the person's,
 * `kind`, `value`.
 *
 * @param of narrows which touchpoints are passed, beyond what was asked
 */
export function followedSql({ narrowed }: AskedMap, of = '1'): string {
  return `
    WITH following AS MATERIALIZED (${followersSql(narrowed.people)})
    SELECT person, place, ${stageOf('place')} AS stage, passed, ${momentOf('follower.1')} AS followed, number,
      bitAnd(follower.1, 524287) AS kind, follower.2 AS value
    FROM (
      SELECT person, bitShiftRight(key, 44) AS place, bitAnd(key, bitShiftLeft(toUInt64(1), 44) - 1) AS passed,
        arrayJoin(range(first, last + 1)) AS number
      FROM (${rangesSql(narrowed, of)})
    ) AS pair
    INNER JOIN (
      SELECT person, toUInt64(number) AS number, follower
      FROM (
        SELECT person, arraySort(groupArray((packed, value))) AS followers
        FROM following
        GROUP BY person
      )
      ARRAY JOIN followers AS follower, arrayEnumerate(followers) AS number
    ) AS numbered USING (person, number)
    WHERE followed - passed <= if(kind = ${FOLLOWERS.contacts}, ${CONTACT_DAYS * DAY_MS - 1}, {quiet:UInt64})`;
}

/**
 * Which of a person's followers, `first` to `last`, come after a touchpoint and before the next of its place: `key`
 * holds place and moment.
 *
 * A person's touchpoints and followers are put in one order, and the followers are counted on the way. That takes as
 * much memory as there are touchpoints, also where a million are one person's.
 */
function rangesSql(narrowed: Narrowed, of: string): string {
  const isFollower = 'bitTest(x, 19)';
  return `
    SELECT person, key, before + 1 AS first, upTo AS last
    FROM (
      SELECT person, arraySort(groupArray(packed)) AS all, arrayCumSum(x -> ${isFollower}, all) AS counts,
        arrayFilter(x -> NOT ${isFollower}, all) AS journey,
        arrayFilter((c, x) -> NOT ${isFollower}, counts, all) AS followersBefore,
        arrayMap(x -> bitShiftLeft(bitAnd(x, 524287), 44) + ${momentOf('x')}, journey) AS keys,
        arraySort(keys) AS keysByPlace, arraySort((c, k) -> k, followersBefore, keys) AS beforeByPlace,
        toUInt64(length(all) - length(journey)) AS followers,
        arrayMap((k, n, c) -> if(bitShiftRight(k, 44) = bitShiftRight(n, 44), c, followers),
          keysByPlace, arrayShiftLeft(keysByPlace, 1), arrayShiftLeft(beforeByPlace, 1)) AS upToByPlace
      FROM (
        SELECT person, packed FROM following
        UNION ALL
        SELECT person, bitShiftLeft(${sinceZero('at')}, 20) + ${PLACE_OF_TYPE}
        FROM touchpoints
        WHERE ${COUNTED(narrowed)} AND type IN {placeTypes:Array(String)} AND ${of}
          AND person IN (SELECT person FROM following)
      )
      GROUP BY person
      HAVING followers > 0 AND notEmpty(journey)
    )
    ARRAY JOIN keysByPlace AS key, beforeByPlace AS before, upToByPlace AS upTo
    WHERE upTo > before`;
}

/**
 * Answers, and beginnings of contacts. A contact is put a millisecond early: among the touchpoints of its own moment
 * is itself, which it does not follow.
 */
function followersSql(people: string): string {
  const packed = (at: string, kind: string) => `bitShiftLeft(${sinceZero(at)}, 20) + 524288 + ${kind}`;
  return `
    SELECT person, ${packed('at', ANSWER_KIND)} AS packed, ${ANSWER_VALUE} AS value
    FROM ${SCORED}
    WHERE ${people} AND at >= {from:DateTime64(3, 'UTC')} AND at <= {until:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT person, toUInt64(${packed('at', String(FOLLOWERS.contacts))} - bitShiftLeft(toUInt64(1), 20)), 1
    FROM touchpoints
    WHERE type IN {contactTypes:Array(String)} AND ${people}
      AND at > {from:DateTime64(3, 'UTC')} AND at <= {until:DateTime64(3, 'UTC')}`;
}
