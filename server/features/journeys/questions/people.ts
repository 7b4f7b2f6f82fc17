/** The customers behind a figure: found in the lens, named from the record, page by page. */
import { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../../core/http/cursor.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { ask } from '../../lens/ask.ts';
import type { Asker } from './asked.ts';
import type { QuestionPeople } from './shapes-contract.ts';

type People = z.input<typeof QuestionPeople>;

/** A question that answers one row for each person: `person` and `at`, when it happened to them. */
export interface PeopleQuestion {
  /** SELECT … without WITH. */
  sql: string;
  /** Named parts that it is built on: `a AS (…), b AS (…)`; empty when there are none. */
  parts: string;
  params: Record<string, unknown>;
}

const Place = z.object({ after: z.uuid(), total: z.int() });
const NOBODY_YET = '00000000-0000-0000-0000-000000000000';

/** @throws 400 for a cursor of another list */
export async function peoplePage(
  asker: Asker,
  { sql, parts, params }: PeopleQuestion,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<People> {
  const place = readCursor(Place, cursor);
  const found = await ask<{ person: string; at: string; total: number }>(
    asker.context,
    asker.caller.workspaceId,
    {
      sql: `WITH ${parts ? `${parts}, ` : ''}everyone AS (${sql})
        SELECT person, formatDateTime(at, '%Y-%m-%dT%H:%i:%S.%fZ', 'UTC') AS at, total
        FROM (SELECT person, at, count() OVER () AS total FROM everyone)
        WHERE person > {after:UUID} ORDER BY person LIMIT {most:UInt32}`,
      params: { ...params, after: place?.after ?? NOBODY_YET, most: limit + 1 },
    },
  );
  const page = found.slice(0, limit);
  const total = place?.total ?? found[0]?.total ?? 0;
  const last = page.at(-1);
  return {
    items: await named(asker, page),
    nextCursor: found.length > limit && last ? writeCursor({ after: last.person, total }) : null,
    total,
  };
}

async function named({ context, caller }: Asker, page: { person: string; at: string }[]) {
  const ids = page.map(({ person }) => person);
  const names = await inWorkspace(context.db, caller, (tx) => namesOf(tx, ids));
  return page.map(({ person, at }) => ({ customerId: person, ...(names.get(person) ?? UNKNOWN), at }));
}
