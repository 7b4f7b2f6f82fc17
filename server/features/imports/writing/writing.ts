/** One batch of rows into the record, in the transaction that also writes how far the import is. */
import type { Sql } from '../../../core/database/workspace.ts';
import type { ImportKind } from '../kinds.ts';
import type { Problem } from '../problems.ts';
import type { Row } from '../reading/convert.ts';
import { writeAccounts, writeCustomers, writeProducts } from './entities.ts';
import { writeItems, writeOrders, writePayments } from './orders.ts';
import { writeResponses } from './responses.ts';
import { writeTouchpoints } from './touchpoints.ts';

export interface Writing {
  sql: Sql;
  workspaceId: string;
  importId: string;
  /** What the system is called that the file comes from. */
  source: string;
  /** ISO 4217: of amounts that do not say theirs. */
  currency: string;
}

/** A row that cannot be written as things stand. */
export interface Refused {
  row: Row;
  problem: Problem;
}

const WRITE: Record<ImportKind, (writing: Writing, rows: Row[]) => Promise<Refused[]>> = {
  accounts: writeAccounts,
  customers: writeCustomers,
  products: writeProducts,
  orders: writeOrders,
  'order-items': writeItems,
  payments: writePayments,
  responses: writeResponses,
  touchpoints: writeTouchpoints,
};

/** Data exceptions, broken constraints, program limits: faults of a row, found by halving the batch. */
const FAULT_OF_A_ROW = /^(?:22|23|54)/;

/** Writes the rows; answers with those that were refused. */
export async function writeRows(writing: Writing, kind: ImportKind, rows: Row[]): Promise<Refused[]> {
  if (!rows.length) return [];
  const { sql } = writing;
  await sql.query('savepoint rows');
  try {
    const refused = await WRITE[kind](writing, rows);
    await sql.query('release savepoint rows');
    return refused;
  } catch (thrown) {
    const error = thrown as Error & { code?: string };
    if (!FAULT_OF_A_ROW.test(error.code ?? '')) throw error;
    await sql.query('rollback to savepoint rows');
    if (rows.length === 1) return [{ row: rows[0]!, problem: { code: 'refused', value: error.message } }];
    const half = rows.length >> 1;
    const first = await writeRows(writing, kind, rows.slice(0, half));
    return [...first, ...(await writeRows(writing, kind, rows.slice(half)))];
  }
}
