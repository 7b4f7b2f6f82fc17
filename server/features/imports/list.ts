/** Imports, newest first; those that stand still; what they were imported as. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { type ImportRow, rowOf, toldImport } from './store.ts';

const Place = z.object({ at: z.string(), id: z.uuid() });

export async function listImports(tx: Tx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = cursor === undefined ? null : placeOf(cursor);
  const { rows } = await sql<ImportRow & { exact: string }>`
    select *, created_at::text as exact from imports
    where kind is distinct from 'sample'
      ${after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const place = last && rows.length > limit ? { at: last.exact, id: last.id } : null;
  return {
    items: items.map((row) => toldImport(rowOf(row))),
    nextCursor: place && Buffer.from(JSON.stringify(place)).toString('base64url'),
  };
}

/** Imports that stopped with an error, or wait for somebody to say what a column is. */
export async function stuckImports(tx: Tx, most: number) {
  const { rows } = await sql<{ id: string; fileName: string; state: 'failed' | 'mapping' }>`
    select id, file_name as "fileName", state from imports
    where state in ('failed', 'mapping') and kind is distinct from 'sample'
    order by created_at desc, id desc limit ${most}`.execute(tx);
  return rows;
}

/** The sources that files were imported as, which customers, orders and touchpoints name; empty where none was told. */
export async function importedSources(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct coalesce(mapping->>'source', '') as source from imports`.execute(tx);
  return rows.map(({ source }) => source);
}

function placeOf(cursor: string) {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalid('The cursor is not one of this list.', [
      { at: 'query.cursor', message: 'must be a nextCursor' },
    ]);
  }
}
