/** How people felt at each step: as the journey map measures the touchpoint types that it stands for. */
import { ask } from '../../lens/ask.ts';
import type { AskedMap } from '../map/asked.ts';
import { DEFAULT_QUIET_DAYS } from '../map/asked-contract.ts';
import { FACTS } from '../map/facts.ts';
import { bothFelt, emotion, felt, NOTHING_FELT } from '../map/figures.ts';
import { placesOf } from '../map/places.ts';
import { ratedParams, ratedSql, readRatings } from '../map/ratings.ts';
import { COUNTED, mapQuestionParams } from '../map/sequence.ts';
import type { AskedIntended } from './asked.ts';
import type { HeldAgainst, Step } from './contract.ts';

type Emotion = HeldAgainst['steps'][number]['emotion'];

/** In the order of the steps; null where nothing is known. */
export async function readEmotions(asked: AskedIntended): Promise<Emotion[]> {
  const { steps } = asked.drawn;
  const ofSteps = { ofTypes: steps.flatMap(({ types }) => types) };
  const [ratings, occurrences] = await Promise.all([
    readRatings(asMapQuestion(asked), OF_TYPES, ofSteps),
    countTypes(asked, ofSteps),
  ]);
  return steps.map(({ types }) => {
    const all = types.map((type) => {
      const { scales, occurrences: rated } = ratings.get(type) ?? { scales: [], occurrences: 0 };
      return felt(scales, FACTS.get(type), (occurrences.get(type) ?? 0) - rated);
    });
    return emotion(all.reduce(bothFelt, NOTHING_FELT));
  });
}

/** Rows of `person`, `at` and `n`: what people rated of a step. */
export const ratedAtSql = (asked: AskedIntended) => `
  SELECT person, at, toUInt64(rating.3) AS n
  FROM (${ratedSql(asMapQuestion(asked), OF_TYPES)}) ARRAY JOIN ratings AS rating`;

/** Rows of `person`, `at` and `n`: what is plain without asking, where nobody rated it. */
export const factsAtSql = (asked: AskedIntended) => `
  SELECT person, at, 1 AS n FROM touchpoints
  WHERE ${COUNTED(asked.narrowed)} AND ${OF_TYPES} AND type IN {factTypes:Array(String)}
    AND id NOT IN (SELECT id FROM (${ratedSql(asMapQuestion(asked), OF_TYPES)}))`;

/** What both of them name. */
export const feltParams = (asked: AskedIntended, { types }: Step) => ({
  ...ratedParams(asMapQuestion(asked)),
  ofTypes: types,
  factTypes: [...FACTS.keys()],
});

const OF_TYPES = 'type IN {ofTypes:Array(String)}';

/** How often did each of these types occur? */
async function countTypes(
  asked: AskedIntended,
  ofSteps: { ofTypes: string[] },
): Promise<Map<string, number>> {
  const rows = await ask<{ type: string; n: number }>(asked.lenses, asked.workspaceId, {
    sql: `SELECT type, count() AS n FROM touchpoints WHERE ${COUNTED(asked.narrowed)} AND ${OF_TYPES} GROUP BY type`,
    params: { ...mapQuestionParams(asMapQuestion(asked)), ...ofSteps },
  });
  return new Map(rows.map(({ type, n }) => [type, n]));
}

const asMapQuestion = (asked: AskedIntended): AskedMap => ({
  ...asked,
  quietDays: DEFAULT_QUIET_DAYS,
  places: placesOf(asked.map),
  now: asked.until,
});
