/** Takes back what was done to a conversation in one go, as long as nobody has changed it since. */
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import { become } from '../change.ts';
import { COLUMNS } from '../changes.ts';
import type { FieldValues } from '../fields/contract.ts';
import { type ConversationRecord, holdConversation, tellAbout } from '../hold.ts';

/** What was done together carries one mark, in its history and as the key of its note. */
export const noteKeyOf = (use: string, conversationId: string) => `deeds ${use} ${conversationId}`;

interface Done {
  what: string;
  before: unknown;
  after: unknown;
  name: string;
}

/** @throws 404 for what was not done here; 409 when it has been changed since */
export async function undoDeeds(tx: Tx, scope: Scope, id: string, use: string): Promise<void> {
  const held = await holdConversation(tx, id);
  const done = await doneBy(tx, held.id, use);
  const isNoted = await takeNoteBack(tx, noteKeyOf(use, held.id));
  if (!done.length && !isNoted) throw notFound('There is nothing here that was done so, or it is undone.');
  if (done.length)
    await become(tx, scope, held, columnsBefore(held, done), { kind: 'undone', name: done[0]!.name });
  if (isNoted) await tellAbout(tx, scope, [held.id]);
}

async function doneBy(tx: Tx, id: string, use: string): Promise<Done[]> {
  const { rows } = await sqlOf(tx).query<Done>(
    `select what, before, after, reason->>'name' as name from conversation_changes
     where conversation_id = $1 and reason->>'use' = $2`,
    [id, use],
  );
  return rows;
}

/** What it was. @throws 409 when it is not any more what it became then */
function columnsBefore(held: ConversationRecord, done: Done[]): Partial<ConversationRecord> {
  const columns = Object.fromEntries(done.map(({ what, before }) => [COLUMNS[what] ?? what, before]));
  for (const { what, after } of done) {
    const is = held[COLUMNS[what] as keyof ConversationRecord];
    if (what === 'fields' ? !holdsAll(is as FieldValues, after as object) : isOther(is, after))
      throw conflict(`Conversation ${held.number} has been changed since. Change it there.`);
  }
  if ('fields' in columns)
    columns.fields = filled({ ...(held.fields as object), ...(columns.fields as object) });
  return { ...columns, ...wokenBefore(held, columns) };
}

/** Days come as they are written. */
const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

const holdsAll = (values: FieldValues, after: object) =>
  Object.entries(after).every(([key, value]) => !isOther(values[key] ?? null, value));

const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** What was to come back by now is back. */
function wokenBefore({ status, snoozed_until }: ConversationRecord, columns: Record<string, unknown>) {
  const was = 'status' in columns ? columns.status : status;
  if (was !== 'snoozed') return { snoozed_until: null };
  const until = 'snoozed_until' in columns ? new Date(String(columns.snoozed_until)) : snoozed_until;
  return until && until > new Date() ? { snoozed_until: until } : { status: 'open', snoozed_until: null };
}

async function takeNoteBack(tx: Tx, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('messages')
    .where('message_key', '=', key)
    .where('kind', '=', 'note')
    .executeTakeFirst();
  return numDeletedRows > 0;
}
