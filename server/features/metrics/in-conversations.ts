/** The conversations a figure was counted in: made of the same observations, as its people are. */
import { z } from 'zod';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { conflict } from '../../core/http/problems.ts';
import { ask } from '../lens/ask.ts';
import { observationsOf, type Part, requireAskedGroup } from './part.ts';
import type { Question } from './question.ts';

interface Row {
  conversation: string;
  person: string;
  observations: number;
  value: number | null;
  last: string;
  conversations: number;
  observed: number;
}

const Place = z.object({ last: z.string().max(40), conversation: z.uuid() });

/**
 * One page, those latest observed first.
 * @throws 409 for a metric that is not counted in conversations; as listPeople
 */
export async function observedConversations(
  question: Question,
  part: Part,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const { metric, program, workspaceId } = question;
  if (!metric.of.conversation)
    throw conflict(`${metric.name} is not counted in conversations; ask for its people.`);
  const after = readCursor(Place, cursor);
  const { sql, params } = await observationsOf(
    { ...question, asked: { ...question.asked, conversations: true } },
    part,
  );
  const { observations, value } = metric.kind.ofPerson;
  const all = `SELECT conversation, any(person) AS person, ${observations} AS observations, ${value} AS value, max(at) AS last
    FROM (${sql}) GROUP BY conversation`;
  const counted = `SELECT *, count() OVER () AS conversations, sum(observations) OVER () AS observed FROM (${all})`;
  const place = after ? `(last, conversation) < ({afterAt:DateTime64(3, 'UTC')}, {afterId:UUID})` : '1';
  const rows = await ask<Row>(program, workspaceId, {
    sql: `SELECT * FROM (${counted}) WHERE ${place} ORDER BY last DESC, conversation DESC LIMIT ${limit + 1}`,
    params: { ...params, ...(after ? { afterAt: after.last, afterId: after.conversation } : {}) },
  });
  if (!rows.length && !after) await requireAskedGroup(question, part);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...{ id: row.conversation, customerId: row.person, observations: row.observations, value: row.value },
      lastAt: new Date(`${row.last.replace(' ', 'T')}Z`).toISOString(),
    })),
    total: rows[0]?.conversations ?? 0,
    observations: rows[0]?.observed ?? 0,
    nextCursor:
      rows.length > limit && last ? writeCursor({ last: last.last, conversation: last.conversation }) : null,
  };
}
