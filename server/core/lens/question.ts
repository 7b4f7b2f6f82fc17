import type { RawInsertFormat } from 'chdb';

/** What a client asks over ClickHouse's HTTP interface, taken apart. */
export interface Question {
  id: string;
  /** The statement; for an INSERT without its rows. */
  statement: string;
  /** The rows of an INSERT, or nothing. */
  rows: Buffer;
  format: string;
  database: string;
  settings: Record<string, string>;
  /** Values of `{name:Type}` in the statement, in ClickHouse's text form. */
  parameters: Record<string, string>;
}

/** An error in the words and numbers of ClickHouse, so that its client understands it. */
export class LensError extends Error {
  status: number;
  code: number;

  constructor(status: number, code: number, type: string, what: string) {
    super(`Code: ${code}. DB::Exception: ${what} (${type})`);
    this.status = status;
    this.code = code;
  }
}

/** Belong to the transport, not to the statement; a session of the engine has no such settings. */
const TRANSPORT =
  /^(query|query_id|database|user|password|default_format|enable_http_compression|compress|decompress|wait_end_of_query|buffer_size|send_progress_in_http_headers|http_headers_progress_interval_ms|cancel_http_readonly_queries_on_client_close)$/;
const NAME = /^\w+$/;
const PLAIN_INSERT =
  /^\s*insert\s+into\s+(?:table\s+)?(\w+(?:\.\w+)?)\s*(?:\(([^()]*)\))?\s*format\s+(JSONEachRow|JSONCompactEachRow|TabSeparated|CSV)\s*$/i;

/** Reads a question from the address and the body of a request. */
export function readQuestion(asked: URLSearchParams, body: Buffer, id: string): Question {
  const question: Question = {
    id,
    statement: asked.get('query') ?? body.toString(),
    rows: asked.has('query') ? body : Buffer.alloc(0),
    format: asked.get('default_format') ?? 'TabSeparated',
    database: asked.get('database') ?? 'default',
    settings: {},
    parameters: {},
  };
  for (const [name, value] of asked) {
    if (TRANSPORT.test(name)) continue;
    requireUsable(name);
    if (name.startsWith('param_')) question.parameters[name.slice('param_'.length)] = value;
    else question.settings[name] = value;
  }
  return question;
}

/** Whether the answer can be had piece by piece; the engine does that for queries only. */
export function isQuery(statement: string): boolean {
  return /^\s*\(*\s*(select|with)\b/i.test(withoutLeadingComments(statement));
}

/** SET and USE last for one request over HTTP, so that they change nothing. */
export function changesSessionOnly(statement: string): boolean {
  return /^\s*(set|use)\s/i.test(withoutLeadingComments(statement));
}

/** Table, columns and format of an INSERT that the engine can take as raw rows; undefined for any other. */
export function readInsert(statement: string) {
  const [, table, columns, format] = PLAIN_INSERT.exec(statement) ?? [];
  if (!table || !format) return undefined;
  const names = columns?.split(',').map((name) => name.trim().replace(/^`(\w+)`$/, '$1'));
  if (names && !names.every((name) => NAME.test(name))) return undefined;
  return { table, format: format as RawInsertFormat, ...(names && { columns: names }) };
}

/** A value as an SQL literal. */
export function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function requireUsable(name: string): void {
  if (!NAME.test(name))
    throw new LensError(400, 115, 'UNKNOWN_SETTING', `"${name}" is not the name of a setting.`);
  if (!/^(session_|role$)/.test(name)) return;
  throw new LensError(
    501,
    48,
    'NOT_IMPLEMENTED',
    `The lens inside Jornada keeps nothing between requests: ${name} is not to be had.`,
  );
}

function withoutLeadingComments(statement: string): string {
  return statement.replace(/^(\s*(--[^\n]*\n|\/\*[\s\S]*?\*\/))+/, '');
}
