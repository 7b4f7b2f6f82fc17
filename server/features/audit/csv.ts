/** The audit log as a file, page by page, so that a long one needs no memory. */
import { Readable } from 'node:stream';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import { type Entry, type Question, readAudit } from './log.ts';

const COLUMNS = [
  'time',
  'who',
  'who kind',
  'who id',
  'action',
  'on what',
  'on whom',
  'on id',
  'before',
  'after',
  'address',
  'browser',
];
const PAGE_ROWS = 1000;

export function auditCsv(db: Database, scope: Scope, filters: Omit<Question, 'limit' | 'cursor'>): Readable {
  return Readable.from(lines(db, scope, filters));
}

async function* lines(db: Database, scope: Scope, filters: Omit<Question, 'limit' | 'cursor'>) {
  // Excel takes a file for UTF-8 only with this mark.
  yield `\uFEFF${line(COLUMNS)}`;
  let cursor: string | null | undefined;
  do {
    const question = { ...filters, limit: PAGE_ROWS, cursor: cursor ?? undefined };
    const page = await inWorkspace(db, scope, (tx) => readAudit(tx, question));
    yield page.items.map((entry) => line(cells(entry))).join('');
    cursor = page.nextCursor;
  } while (cursor);
}

function cells({ at, actor, action, subject, before, after, ip, userAgent }: Entry) {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return [
    at,
    actor.name,
    actor.kind,
    actor.id,
    action,
    subject.kind,
    subject.name,
    subject.id,
    json(before),
    json(after),
    ip,
    userAgent,
  ];
}

function line(values: (string | null)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string | null): string {
  if (value === null) return '';
  // A spreadsheet would run what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
