/** Promises as a list, the first due first. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../../core/http/cursor.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { personOf } from '../../customers/person.ts';
import { memberId } from '../people-and-places.ts';
import type { ListedPromise, promisesApi } from './contract.ts';
import { type PromiseRecord, promiseOf } from './promise.ts';

type Question = z.output<typeof promisesApi.list.query & object>;
type Part = RawBuilder<unknown>;

const Place = z.object({ at: ExactMoment, id: z.uuid(), total: z.int() });

interface Row extends PromiseRecord {
  member_name: string | null;
  exact_at: string;
  root_id: string;
  conversation: { id: string; number: number };
}

const FROM = sql`promises p join conversations made on made.id = p.conversation_id
  join conversations c on c.id = made.root_id join customers who on who.id = c.customer_id`;

/** @throws 400 for a cursor of another list; 403 when a key says `me`; 404 for an unknown customer */
export async function listPromises(tx: Tx, scope: Scope, question: Question) {
  const after = readCursor(Place, question.cursor);
  const conditions = await conditionsOf(tx, scope, question);
  const place = after ? [sql`(p.due_at, p.id) > (${after.at}::timestamptz, ${after.id}::uuid)`] : [];
  const { rows } = await sql<Row>`
    select p.*, p.due_at::text as exact_at, m.name as member_name, who.root_id,
      jsonb_build_object('id', c.id, 'number', c.number) as conversation
    from ${FROM} left join members m on m.id = p.member_id
    where ${sql.join([...conditions, ...place], sql` and `)}
    order by p.due_at, p.id limit ${question.limit + 1}`.execute(tx);
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  const total = after?.total ?? (await count(tx, conditions));
  return {
    items: await listed(tx, page),
    nextCursor:
      rows.length > page.length && last
        ? writeCursor({ at: last.exact_at, id: last.id, total } satisfies z.infer<typeof Place>)
        : null,
    total,
  };
}

async function listed(tx: Tx, rows: Row[]): Promise<z.input<typeof ListedPromise>[]> {
  const names = await namesOf(tx, [...new Set(rows.map(({ root_id }) => root_id))]);
  return rows.map((row) => ({
    ...promiseOf(row),
    conversation: row.conversation,
    customer: { id: row.root_id, ...(names.get(row.root_id) ?? UNKNOWN) },
  }));
}

async function count(tx: Tx, conditions: Part[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${FROM} where ${sql.join(conditions, sql` and `)}`.execute(tx);
  return rows[0]!.total;
}

async function conditionsOf(tx: Tx, scope: Scope, { state, member, customer }: Question): Promise<Part[]> {
  return [
    state === 'owed'
      ? sql`(p.state = 'open' or (p.state = 'broken' and p.done_at is null))`
      : sql`p.state = ${state}`,
    ...(member === 'none' ? [sql`p.member_id is null`] : []),
    ...(member && member !== 'none' ? [sql`p.member_id = ${memberId(scope, member)}::uuid`] : []),
    ...(customer ? [sql`c.customer_id = any(${(await personOf(sqlOf(tx), customer)).ids}::uuid[])`] : []),
  ];
}
