/** The only way to ask the lens: binds the workspace, limits time and memory, and says what to do when it is too much. */
import type { ClickHouseError } from '@clickhouse/client';
import type { Context } from '../../core/feature.ts';
import { Refusal } from '../../core/http/problems.ts';
import { currentDatabase, forgetCurrentDatabase } from './current.ts';
import { LENS_TABLE_NAMES, seenTable } from './tables.ts';

/** What asking needs of the program. */
export type Lenses = Pick<Context, 'db' | 'lens'>;

export interface LensQuestion {
  /**
   * A SELECT, or WITH … SELECT, over `touchpoints`, `customers`, `orders`, `responses`, `products`, `segments`,
   * `conversations`, `service_times`, `quality_reviews` and `contact_log` (tables.ts): each holds this workspace's rows
   * only.
   */
  sql: string;
  /** Values of `{name:Type}` in it. They travel in the address: keep long lists out. */
  params?: Record<string, unknown>;
}

const MAX_SECONDS = 30;
const MAX_MEMORY_BYTES = 3_000_000_000;

/**
 * The rows of the answer, as objects; 64-bit integers as numbers, NaN as null.
 * @throws 422 `too-heavy` when the question takes too long or too much memory, 503 when the lens does not answer
 */
export async function ask<Row>(lenses: Lenses, workspaceId: string, question: LensQuestion): Promise<Row[]> {
  try {
    return await send<Row>(lenses, workspaceId, question);
  } catch (error) {
    if (!isGone(error)) throw refusalOf(error);
  }
  // A rebuilt lens lies in another database than a moment ago.
  forgetCurrentDatabase(lenses.lens);
  return send<Row>(lenses, workspaceId, question).catch((error) => Promise.reject(refusalOf(error)));
}

async function send<Row>({ db, lens }: Lenses, workspaceId: string, { sql, params = {} }: LensQuestion) {
  const database = await currentDatabase(db, lens);
  const answer = await lens.query({
    query: withTables(database, sql),
    format: 'JSONEachRow',
    query_params: { ...params, workspace: workspaceId },
    clickhouse_settings: {
      max_execution_time: MAX_SECONDS,
      max_memory_usage: String(MAX_MEMORY_BYTES),
      // What a question names several times and calls MATERIALIZED is read once.
      enable_materialized_cte: 1,
      output_format_json_quote_64bit_integers: 0,
      // The first day of a month before 1970 would otherwise wrap round into the next century.
      enable_extended_results_for_datetime_functions: 1,
    },
  });
  return answer.json<Row>();
}

/** The question with its tables before it; tables that it does not name cost nothing. */
function withTables(database: string, sql: string): string {
  const tables = LENS_TABLE_NAMES.map((name) => seenTable(database, name)).join(',\n');
  const [, own] = /^\s*WITH\s+([\s\S]*)$/i.exec(sql) ?? [];
  return own ? `WITH ${tables},\n${own}` : `WITH ${tables}\n${sql}`;
}

const UNKNOWN_TABLE = '60';
const UNKNOWN_DATABASE = '81';
const TOO_SLOW = new Set(['159', '160', '209']);
const TOO_LARGE = new Set(['241', '396', '307', '158', '191']);
const TOO_MANY = '202';

const codeOf = (error: unknown) => String((error as ClickHouseError).code ?? '');

const isGone = (error: unknown) => [UNKNOWN_TABLE, UNKNOWN_DATABASE].includes(codeOf(error));

function refusalOf(error: unknown): Error {
  const code = codeOf(error);
  // Its tables are made just after it is entered in the record.
  if (isGone(error)) return unavailable('The lens is just being made. Ask again in a moment.');
  if (TOO_SLOW.has(code)) return tooHeavy(`It took more than ${MAX_SECONDS} seconds.`);
  if (TOO_LARGE.has(code)) return tooHeavy('It needs more memory than a question may use.');
  if (code === TOO_MANY)
    return unavailable('Many questions are being answered already. Ask again in a moment.');
  if (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)|^UND_/.test(code) ||
    /socket hang up|Timeout error/.test((error as Error).message)
  )
    return unavailable('The lens does not answer just now; it comes back by itself. Nothing is lost.');
  return error as Error;
}

function tooHeavy(reason: string): Refusal {
  return new Refusal({
    type: 'urn:jornada:too-heavy',
    title: 'The question is too heavy',
    status: 422,
    detail: `${reason} Ask for a shorter period, for a segment, or for fewer steps and groups.`,
  });
}

function unavailable(detail: string): Refusal {
  return new Refusal(
    { type: 'urn:jornada:lens-unavailable', title: 'The lens is not available', status: 503, detail },
    { 'retry-after': '2' },
  );
}
