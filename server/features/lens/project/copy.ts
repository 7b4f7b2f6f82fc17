/**
 * Rows of the record into the lens. PostgreSQL's COPY writes the very text that ClickHouse reads (tab-separated, the
 * same escapes, \N for nothing), so the bytes pass through and no row is ever looked at here.
 */
import { Readable } from 'node:stream';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { Lens } from '../../../core/lens/lens.ts';

/** Larger blocks make fewer and larger parts in the lens; two of them are in memory at a time. */
export const BLOCK_BYTES = 32 * 1024 * 1024;
const NEW_LINE = 10;

/** @returns how many rows. @throws when either engine fails: then some blocks may be there */
export async function copyRows(
  record: pg.ClientBase,
  lens: Lens,
  { select, table, columns }: { select: string; table: string; columns: string[] },
): Promise<number> {
  const source = record.query(copyStreams.to(`copy (${select}) to stdout`));
  // While one block is written, the next is read.
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const block of blocksOf(source, BLOCK_BYTES)) {
      await writing;
      writing = insert(lens, table, columns, block);
      writing.catch(() => {});
    }
    await writing;
  } catch (error) {
    source.destroy();
    await writing.catch(() => {});
    throw error;
  }
  return source.rowCount;
}

function insert(lens: Lens, table: string, columns: string[], block: Buffer) {
  return lens.insert({
    table,
    columns: columns.map((column) => `\`${column}\``) as [string, ...string[]],
    values: Readable.from([block], { objectMode: false }),
    format: 'TabSeparated',
  });
}

/** Cuts a stream of lines into blocks of whole lines. */
export async function* blocksOf(source: AsyncIterable<Buffer>, blockBytes: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes < blockBytes) continue;
    const all = Buffer.concat(pieces);
    // A line break within a value is written as \n: this one ends a row.
    const end = all.lastIndexOf(NEW_LINE) + 1;
    if (end > 0) yield all.subarray(0, end);
    pieces = end < all.length ? [all.subarray(end)] : [];
    bytes = all.length - end;
  }
  if (bytes > 0) yield Buffer.concat(pieces);
}
