import { ask } from '../../lens/ask.ts';
import type { AskedMap } from './asked.ts';
import { COUNTED, mapQuestionParams } from './sequence.ts';

/** A catalogue full of noise must not make an answer of megabytes. */
const MOST = 500;

/** Which types happened that belong to no stage, to how many people, how often? Those of most people first. */
export function readUnmapped(asked: AskedMap) {
  return ask<{ type: string; customers: number; occurrences: number }>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT type, uniqExact(person) AS customers, count() AS occurrences
      FROM touchpoints
      WHERE ${COUNTED(asked.narrowed)} AND type NOT IN {placeTypes:Array(String)}
      GROUP BY type
      ORDER BY customers DESC, type
      LIMIT ${MOST}`,
    params: mapQuestionParams(asked),
  });
}
