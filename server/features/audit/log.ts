/** Reading the audit log. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import type { AuditEntry, auditApi } from './contract.ts';

export type Entry = z.input<typeof AuditEntry>;
export type Question = z.output<typeof auditApi.list.query & object>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const Place = z.object({ at: ExactMoment, id: z.uuid() });

/** One page, newest first. */
export async function readAudit(tx: Tx, question: Question) {
  const rows = await matching(tx, question)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(question.limit + 1)
    .execute();
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  return {
    items: page.map(entryOf),
    nextCursor: rows.length > question.limit && last ? writeCursor({ at: last.exact_at, id: last.id }) : null,
  };
}

/** Every action that occurs, in alphabetical order. */
export async function readActions(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('audit_log')
    .select('action')
    .distinct()
    .orderBy('action')
    .limit(500)
    .execute();
  return rows.map((row) => row.action);
}

function matching(tx: Tx, { subject, actor, action, from, to, cursor }: Question) {
  let query = tx.selectFrom('audit_log').selectAll().select(sql<string>`at::text`.as('exact_at'));
  if (subject) query = query.where(subjectIs(subject));
  if (actor) query = query.where(actorIs(actor));
  if (action) query = query.where(sql<boolean>`(action = ${action} or starts_with(action, ${`${action}.`}))`);
  if (from) query = query.where('at', '>=', new Date(from));
  if (to) query = query.where('at', '<', new Date(to));
  const after = readCursor(Place, cursor);
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query;
}

function subjectIs(subject: string) {
  const [kind, id] = subject.split(/:(.+)/s);
  if (id !== undefined) return sql<boolean>`(subject_kind = ${kind} and subject_id = ${id})`;
  if (UUID.test(subject)) return sql<boolean>`subject_id = ${subject}`;
  return sql<boolean>`(subject_kind = ${subject} or ${contains('subject_name', subject)})`;
}

function actorIs(actor: string) {
  return UUID.test(actor) ? sql<boolean>`actor_id = ${actor}` : contains('actor_name', actor);
}

function contains(column: string, part: string) {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`jornada.searchable(${sql.ref(column)}) like jornada.searchable(${pattern})`;
}

type Row = Awaited<ReturnType<ReturnType<typeof matching>['executeTakeFirstOrThrow']>>;

function entryOf(row: Row): Entry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind as Entry['actor']['kind'], id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    before: row.before,
    after: row.after,
    ip: row.ip,
    userAgent: row.user_agent,
  };
}
