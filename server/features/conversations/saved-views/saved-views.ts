import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { ConversationViews } from '../../../core/database/tables.ts';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound, Refusal } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { audit } from '../../audit/audit.ts';
import { ConversationFilters } from '../filters-contract.ts';
import { countFound } from '../list.ts';
import { VIEW_QUESTIONS } from '../usual-views.ts';
import type { Asked, SavedView, savedViewsApi } from './contract.ts';

type Told = z.input<typeof SavedView>;
type New = z.output<typeof savedViewsApi.create.body & object>;
type Change = z.output<typeof savedViewsApi.change.body & object>;
type Row = Selectable<ConversationViews>;

/** Each is counted whenever the inbox is looked at. */
const MOST = 50;

export async function listSavedViews(tx: Tx, caller: Caller): Promise<Told[]> {
  const told: Told[] = [];
  for (const row of await visibleTo(tx, caller)) told.push(await toldOf(tx, caller, row));
  return told;
}

/** @throws 409 for a name that the caller sees already, and for more than there is room for */
export async function saveView(tx: Tx, caller: Caller, told: New): Promise<Told> {
  const all = await visibleTo(tx, caller);
  refuseTwin(all, told.name);
  if (all.length >= MOST) throw conflict(`There are ${MOST} saved views already. Remove some first.`);
  const isMember = caller.actor.kind === 'member';
  const row = await tx
    .insertInto('conversation_views')
    .values({
      ...{ id: newId(), workspace_id: caller.workspaceId, name: told.name, made_by: caller.actor.name },
      asked: JSON.stringify(told.asked),
      member_id: isMember ? caller.actor.id : null,
      is_shared: told.shared || !isMember,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(tx, caller, 'created', row);
  return toldOf(tx, caller, row);
}

/** @throws 404, also for another's own; 409 for a name that is taken */
export async function changeView(tx: Tx, caller: Caller, id: string, told: Change): Promise<Told> {
  const before = await seenView(tx, caller, id);
  if (told.name) refuseTwin(await visibleTo(tx, caller), told.name, id);
  const row = await tx
    .updateTable('conversation_views')
    .set({
      ...(told.name !== undefined && { name: told.name }),
      ...(told.asked !== undefined && { asked: JSON.stringify(told.asked) }),
      // Whoever takes it for themselves owns it from then on.
      ...(told.shared !== undefined && {
        is_shared: told.shared || caller.actor.kind !== 'member',
        ...(!told.shared && caller.actor.kind === 'member' && { member_id: caller.actor.id }),
      }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(tx, caller, 'changed', row, before);
  return toldOf(tx, caller, row);
}

/** @throws 404, also for another's own */
export async function removeView(tx: Tx, caller: Caller, id: string): Promise<undefined> {
  const row = await seenView(tx, caller, id);
  await tx.deleteFrom('conversation_views').where('id', '=', id).execute();
  await tell(tx, caller, 'removed', row);
}

/** By name; another member's own are nobody else's to see. */
function visibleTo(tx: Tx, { actor }: Caller): Promise<Row[]> {
  const member = actor.kind === 'member' ? actor.id : null;
  return tx
    .selectFrom('conversation_views')
    .selectAll()
    .where((is) =>
      is.or([is('is_shared', '=', true), is('member_id', 'is', null), is('member_id', '=', member)]),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}

async function seenView(tx: Tx, caller: Caller, id: string): Promise<Row> {
  const found = (await visibleTo(tx, caller)).find((row) => row.id === id);
  if (!found) throw notFound(`There is no saved view ${id} here.`);
  return found;
}

function refuseTwin(all: Row[], name: string, except?: string): void {
  const twin = all.find((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());
  if (twin) throw conflict(`There is a view "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
}

async function toldOf(tx: Tx, caller: Caller, row: Row): Promise<Told> {
  const asked = row.asked as Asked;
  return {
    ...{ id: row.id, name: row.name, asked, shared: row.is_shared || row.member_id === null },
    own: row.member_id !== null && row.member_id === caller.actor.id,
    ...{ madeBy: row.made_by, createdAt: row.created_at.toISOString() },
    total: await totalOf(tx, caller, asked),
  };
}

/** A key has no `mine`: for it there are none. */
async function totalOf(tx: Tx, caller: Caller, { view, sort: _, ...filters }: Asked): Promise<number> {
  const base = view === 'everything' ? { status: ['active', 'solved', 'closed'] } : VIEW_QUESTIONS[view];
  const question = ConversationFilters.parse({ ...base, ...filters });
  const isAboutMe = question.assignee === 'me' || question.mentioned !== undefined;
  if (isAboutMe && caller.actor.kind !== 'member') return 0;
  return countFound(tx, caller, question).catch(noneIfRefused);
}

/** It may ask for a field that is gone. */
function noneIfRefused(error: unknown): number {
  if (error instanceof Refusal) return 0;
  throw error;
}

/** What is one's own is one's own business; what all have is in the audit log. */
async function tell(
  tx: Tx,
  caller: Caller,
  what: 'created' | 'changed' | 'removed',
  row: Row,
  before?: Row,
): Promise<void> {
  await announce(tx, caller.workspaceId, [{ topic: 'conversations' }]);
  if (!row.is_shared && !before?.is_shared) return;
  const { id, name } = row;
  const wordsOf = (one: Row) => ({ name: one.name, asked: one.asked, shared: one.is_shared });
  await audit(tx, caller, {
    ...{ action: `conversation-view.${what}`, subject: { kind: 'conversation-view', id, name } },
    ...(before && { before: wordsOf(before) }),
    ...(what !== 'removed' && { after: wordsOf(row) }),
  });
}
