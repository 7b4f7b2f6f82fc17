/** Whom a segment holds, as a part of any question to the lens. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { Rule } from './rule.ts';
import { type PeopleSql, type Reading, ruleSql } from './rule-sql.ts';

/**
 * SQL of a subquery over the lens's tables with one column, the segment's persons, and its parameters.
 * @param prefix begins every parameter's name: give another one to each segment of a question
 * @throws 400 at `segment` when the workspace has no such segment
 */
export async function segmentPeople(tx: Tx, segmentId: string, prefix = 'seg0'): Promise<PeopleSql> {
  const segment = await tx
    .selectFrom('segments')
    .select(['kind', 'rule'])
    .where('id', '=', segmentId)
    .executeTakeFirst();
  if (!segment) throw unknownSegment();
  if (segment.kind === 'rule') return rulePeople(tx, Rule.parse(segment.rule), prefix);
  return {
    sql: `SELECT DISTINCT person FROM customers
      WHERE customer IN (SELECT arrayJoin(members) FROM segments WHERE segment = {${prefix}_segment:UUID})`,
    params: { [`${prefix}_segment`]: segmentId },
  };
}

/** The same of a rule that nobody has saved. */
export async function rulePeople(tx: Tx, rule: Rule, prefix = 'seg0'): Promise<PeopleSql> {
  return ruleSql(rule, await readingNow(tx), prefix);
}

async function readingNow(tx: Tx): Promise<Reading> {
  const { currency } = await tx.selectFrom('workspaces').select('currency').executeTakeFirstOrThrow();
  const types = await tx
    .selectFrom('touchpoint_types')
    .select(['name', 'channel'])
    .where('channel', 'is not', null)
    .execute();
  return { now: new Date(), currency, channels: new Map(types.map(({ name, channel }) => [name, channel!])) };
}

function unknownSegment() {
  return invalid('segment: there is no such one in this workspace', [
    { at: 'segment', message: 'is not in this workspace' },
  ]);
}
