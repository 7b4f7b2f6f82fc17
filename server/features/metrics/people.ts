/** The people behind a figure: made of the same observations, so that they are exactly those counted. */
import { z } from 'zod';
import { inWorkspace } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { namesOf, UNKNOWN } from '../customers/names.ts';
import { ask } from '../lens/ask.ts';
import type { MetricPerson } from './contract.ts';
import { observationsOf, type Part, requireAskedGroup } from './part.ts';
import type { Question } from './question.ts';

export type Person = z.input<typeof MetricPerson>;

interface Row {
  person: string;
  observations: number;
  value: number | null;
  last: string;
  people: number;
  observed: number;
}

const Place = z.object({ last: z.string().max(40), person: z.uuid() });

/** One page, those latest observed first. @throws 400 for a point, or a group of a known few, that the question does not have */
export async function listPeople(
  question: Question,
  part: Part,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = readCursor(Place, cursor);
  const rows = await findPeople(question, part, after, limit + 1);
  if (!rows.length && !after) await requireAskedGroup(question, part);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withNames(question, page),
    total: rows[0]?.people ?? 0,
    observations: rows[0]?.observed ?? 0,
    nextCursor: rows.length > limit && last ? writeCursor({ last: last.last, person: last.person }) : null,
  };
}

async function findPeople(
  question: Question,
  part: Part,
  after: z.output<typeof Place> | undefined,
  limit: number,
): Promise<Row[]> {
  const { metric, program, workspaceId } = question;
  const { sql, params } = await observationsOf(question, part);
  const { observations, value } = metric.kind.ofPerson;
  const everybody = `
    SELECT person, ${observations} AS observations, ${value} AS value, max(at) AS last FROM (${sql}) GROUP BY person`;
  const counted = `SELECT *, count() OVER () AS people, sum(observations) OVER () AS observed FROM (${everybody})`;
  const place = after ? `(last, person) < ({afterAt:DateTime64(3, 'UTC')}, {afterPerson:UUID})` : '1';
  return ask<Row>(program, workspaceId, {
    sql: `SELECT * FROM (${counted}) WHERE ${place} ORDER BY last DESC, person DESC LIMIT ${limit}`,
    params: { ...params, ...(after ? { afterAt: after.last, afterPerson: after.person } : {}) },
  });
}

async function withNames({ program, workspaceId }: Question, rows: Row[]): Promise<Person[]> {
  const ids = rows.map(({ person }) => person);
  const names = await inWorkspace(program.db, { workspaceId }, (tx) => namesOf(tx, ids));
  return rows.map(({ person, observations, value, last }) => ({
    customerId: person,
    ...(names.get(person) ?? UNKNOWN),
    observations,
    value,
    lastAt: new Date(`${last.replace(' ', 'T')}Z`).toISOString(),
  }));
}
