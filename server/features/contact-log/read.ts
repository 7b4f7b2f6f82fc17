/** What was written down: of a day, of a conversation, or one. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import { notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { conversationHere } from '../conversations/lookups.ts';
import { memberId } from '../conversations/people-and-places.ts';
import { namesOf, UNKNOWN } from '../customers/names.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { languageFor } from '../workspaces/spoken.ts';
import type { contactLogApi } from './contract.ts';
import type { Contact } from './shapes-contract.ts';
import { reasonIn } from './words.ts';

type Told = z.input<typeof Contact>;
type Question = z.output<typeof contactLogApi.list.query & object>;

/** The toast that offers it stands for ten seconds; the list of the day offers it for longer. */
export const UNDO_MS = 10 * 60_000;

interface Row {
  id: string;
  channel: string;
  direction: string;
  reason: string;
  outcome: string;
  emotion: string | null;
  note: string;
  author: string;
  member_id: string | null;
  message_id: string;
  at: Date;
  exact_at: string;
  created_at: Date;
  begun: boolean;
  /** How its conversation stood, where that was there before. */
  before: unknown;
  root_id: string;
  conversation: { id: string; number: number };
  promise: { id: string; text: string; due_at: string } | null;
  account: { id: string; name: string } | null;
  seconds: number | null;
}

/** One question over all that a contact is shown with: a page of a day is read at once, not contact by contact. */
const ROWS = sql`select l.id, l.channel, l.direction, l.reason, l.outcome, l.emotion, l.note, l.author, l.member_id,
    l.message_id, l.at, l.at::text as exact_at, l.created_at, l.begun, l.before, who.root_id,
    jsonb_build_object('id', c.id, 'number', c.number) as conversation, call.seconds,
    case when p.id is not null then jsonb_build_object('id', p.id, 'text', p.text, 'due_at', p.due_at) end as promise,
    case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account
  from contact_log l join conversations made on made.id = l.conversation_id
  join conversations c on c.id = made.root_id join customers who on who.id = c.customer_id
  left join promises p on p.id = l.promise_id left join channel_accounts a on a.id = l.account_id
  left join phone_calls call on call.id = l.call_id`;

/** @throws 404 */
export async function contactWith(tx: Tx, caller: Caller, id: string): Promise<Told> {
  const { rows } = await sql<Row>`${ROWS} where l.id = ${id}::uuid`.execute(tx);
  const [told] = await toldOf(tx, caller, rows);
  if (!told) throw noSuchContact(id);
  return told;
}

export const noSuchContact = (id: string) => notFound(`Nothing with the id ${id} is written down here.`);

/** @throws 404 */
export async function contactsOf(tx: Tx, caller: Caller, conversationId: string): Promise<Told[]> {
  const { id } = await conversationHere(tx, conversationId);
  const { rows } =
    await sql<Row>`${ROWS} where made.root_id = ${id}::uuid order by l.at, l.id limit 500`.execute(tx);
  return toldOf(tx, caller, rows);
}

const Place = z.object({ at: ExactMoment, id: z.uuid() });

/** @throws 400 for a cursor of another list; 403 when a key says `me` */
export async function contactsOfDay(tx: Tx, scope: Caller, { day, member, cursor, limit }: Question) {
  const after = readCursor(Place, cursor);
  const { timeZone } = await readWorkspace(tx, scope.workspaceId);
  const first = sql`coalesce(${day ?? null}::date, (now() at time zone ${timeZone}::text)::date)::timestamp`;
  const conditions: RawBuilder<unknown>[] = [
    sql`l.at >= ${first} at time zone ${timeZone}::text`,
    sql`l.at < (${first} + interval '1 day') at time zone ${timeZone}::text`,
    ...(member ? [sql`l.member_id = ${memberId(scope, member)}::uuid`] : []),
    ...(after ? [sql`(l.at, l.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<Row>`${ROWS} where ${sql.join(conditions, sql` and `)}
    order by l.at desc, l.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await toldOf(tx, scope, page),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.exact_at, id: last.id }) : null,
  };
}

/** A usual reason is told in the reader's language. */
async function toldOf(tx: Tx, caller: Caller, rows: Row[]): Promise<Told[]> {
  const language = languageFor(caller);
  const reasonOf = (reason: string) => (language ? reasonIn(language, reason) : reason);
  const names = await namesOf(tx, [...new Set(rows.map(({ root_id }) => root_id))]);
  return rows.map(({ promise, ...row }) => ({
    ...{
      id: row.id,
      reason: reasonOf(row.reason),
      note: row.note,
      author: row.author,
      memberId: row.member_id,
    },
    ...{
      conversation: row.conversation,
      messageId: row.message_id,
      account: row.account,
      seconds: row.seconds,
    },
    ...{ channel: row.channel as Told['channel'], direction: row.direction as Told['direction'] },
    ...{ outcome: row.outcome as Told['outcome'], emotion: row.emotion as Told['emotion'] },
    customer: { id: row.root_id, ...(names.get(row.root_id) ?? UNKNOWN) },
    promise: promise && { id: promise.id, text: promise.text, dueAt: new Date(promise.due_at).toISOString() },
    at: row.at.toISOString(),
    undoableUntil: undoableUntil(row)?.toISOString() ?? null,
  }));
}

/** Not of what was brought from before; where another conversation followed a closed one, that stays. */
export function undoableUntil({
  begun,
  before,
  created_at,
}: Pick<Row, 'begun' | 'before' | 'created_at'>): Date | null {
  const until = new Date(created_at.getTime() + UNDO_MS);
  return (begun || before) && until > new Date() ? until : null;
}
