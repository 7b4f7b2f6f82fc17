/** Rows that people put in an order of their own, which their `position` keeps. */
import { sql } from 'kysely';
import { invalid } from '../http/problems.ts';
import type { Tx } from './workspace.ts';

/** Behind all that are there. */
export async function nextPosition(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(position), -1) + 1 as next from ${sql.table(table)}`.execute(tx);
  return rows[0]!.next;
}

interface Order {
  /** All that are there. */
  of: { id: string }[];
  /** As they are to stand. */
  ids: string[];
  /** What one of them is called: `rule`. */
  what: string;
}

/** @throws 400 unless every one of them is named once */
export async function putInOrder(tx: Tx, table: string, { of, ids, what }: Order): Promise<void> {
  const isWhole = of.length === ids.length && of.every(({ id }) => ids.includes(id));
  if (!isWhole)
    throw invalid(`ids: every ${what} must be named once.`, [
      { at: 'ids', message: `must name every ${what} once` },
    ]);
  await sql`
    update ${sql.table(table)} one set position = wanted.place - 1
    from unnest(${ids}::uuid[]) with ordinality wanted (id, place) where one.id = wanted.id`.execute(tx);
}
