/** What happens on the way that nobody drew. */
import { ask } from '../../lens/ask.ts';
import { wilson } from '../../metrics/statistics/wilson.ts';
import type { AskedIntended } from './asked.ts';
import type { HeldAgainst } from './contract.ts';
import { betweenSql, codesOf, passageParams, passagesSql } from './passages.ts';

const MOST = 20;

interface Row {
  code: number;
  customers: number;
  passages: number;
  occurrences: number;
  /** Steps before it, with how often. */
  after: [number[], number[]];
}

/**
 * Which touchpoint types happened between two steps of a passage and are not on the map, in the most passages first?
 * @param passages how many there are in all
 */
export async function readExtra(asked: AskedIntended, passages: number): Promise<HeldAgainst['extra']> {
  if (!passages) return [];
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT code, uniqExact(person) AS customers, uniqExact((person, passage)) AS passages,
        sum(times) AS occurrences, sumMap([step], [times]) AS after
      FROM (
        SELECT person, passage, code, step, count() AS times
        FROM (${extraSql(asked)})
        GROUP BY person, passage, code, step
      )
      GROUP BY code
      ORDER BY passages DESC, occurrences DESC, code
      LIMIT ${MOST}`,
    params: passageParams(asked),
  });
  const { types } = codesOf(asked);
  const stages = new Map(asked.map.types.map(({ name, stage }) => [name, stage]));
  return rows.map(({ code, after, ...counted }) => {
    const type = types[code - 1]!;
    const { low, high } = wilson(counted.passages, passages)!;
    return {
      ...{ type, stage: stages.get(type) ?? null, ...counted },
      ...{ share: counted.passages / passages, low, high },
      afterStep: mostOften(after),
    };
  });
}

/** What happened between two steps of the passages that count. */
export const extraSql = (asked: AskedIntended, which = '1') => `
  SELECT person, passage, moment, code, step
  FROM (SELECT * FROM (${betweenSql(asked)}) WHERE ${which}) AS extra
  SEMI LEFT JOIN (SELECT person, passage FROM (${passagesSql(asked)})) AS counted USING (person, passage)`;

/** Of two alike, the earlier step. */
function mostOften([steps, times]: [number[], number[]]): number {
  return steps[times.indexOf(Math.max(...times))]!;
}
