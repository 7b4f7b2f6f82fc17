/** How people seemed at each touchpoint, as members noted it: beside the emotion that ratings tell, never in it. */
import { IS_NOTED, NOTED_SENTIMENT } from '../../contact-log/noted.ts';
import { ask } from '../../lens/ask.ts';
import type { Moments } from '../../metrics/statistics/welch.ts';
import type { AskedMap } from './asked.ts';
import { COUNTED, mapQuestionParams } from './sequence.ts';

/** By type. */
export async function readNoted(asked: AskedMap): Promise<Map<string, Moments>> {
  const rows = await ask<Moments & { type: string }>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT type, count() AS n, sum(value) AS sum, sum(value * value) AS squares
      FROM (SELECT type, ${NOTED_SENTIMENT} AS value FROM touchpoints WHERE ${IS_NOTED} AND ${COUNTED(asked.narrowed)})
      GROUP BY type`,
    params: mapQuestionParams(asked),
  });
  return new Map(rows.map(({ type, ...moments }) => [type, moments]));
}
