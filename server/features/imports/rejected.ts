/** Rows that could not be imported. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import type { Problem } from './problems.ts';
import { toCsvLine } from './reading/csv.ts';
import { getImport } from './store.ts';

const PAGE = 1000;
const After = z.coerce.number().int().min(0);

interface Rejected {
  line: number;
  reason: string;
  problem: Problem;
  cells: string[];
}

export async function listRejected(
  tx: Tx,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const { columns, rejected } = await getImport(tx, id);
  const after = cursor === undefined ? { success: true as const, data: 0 } : After.safeParse(cursor);
  if (!after.success)
    throw invalid('The cursor is not one of this list.', [
      { at: 'query.cursor', message: 'must be a nextCursor' },
    ]);
  const rows = await read(tx, id, after.data, limit + 1);
  const items = rows.slice(0, limit);
  return {
    columns,
    items,
    total: rejected,
    nextCursor: rows.length > limit ? String(items.at(-1)!.line) : null,
  };
}

async function read(tx: Tx, id: string, afterLine: number, limit: number): Promise<Rejected[]> {
  const rows = await tx
    .selectFrom('import_rejects')
    .select(['line', 'reason', 'problem', 'raw'])
    .where('import_id', '=', id)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute();
  return rows.map(({ line, reason, problem, raw }) => ({
    line: Number(line),
    reason,
    problem: problem as Problem,
    cells: JSON.parse(raw) as string[],
  }));
}

/** A stream of CSV: the original columns, then the line and the reason. Mended, it can be imported as it is. */
export async function rejectedCsv(
  db: Database,
  scope: Scope,
  id: string,
): Promise<{ fileName: string; stream: Readable }> {
  const { columns, file_name } = await inWorkspace(db, scope, (tx) => getImport(tx, id));
  async function* lines() {
    yield `\ufeff${toCsvLine([...columns, 'line', 'reason'])}\r\n`;
    for (let after = 0; ; ) {
      const rows = await inWorkspace(db, scope, (tx) => read(tx, id, after, PAGE));
      for (const { line, reason, cells } of rows) {
        const whole = columns.map((_, index) => cells[index] ?? '');
        yield `${toCsvLine([...whole, ...cells.slice(columns.length), line, reason])}\r\n`;
      }
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.line;
    }
  }
  const base = file_name.replace(/(\.\w+)+$/, '').replaceAll(/[^\p{L}\p{N}_-]+/gu, '-') || 'import';
  return { fileName: `${base}-rejected.csv`, stream: Readable.from(lines()) };
}
