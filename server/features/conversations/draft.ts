/**
 * What each is about to write, an answer and a note apart, with what goes along: everybody sees it, and may go on with
 * what another began; nobody writes into it unasked.
 */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ConversationDrafts } from '../../core/database/tables.ts';
import type { Actor, Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { handDraftedOver } from './attachments/attachments.ts';
import type { conversationsApi } from './contract.ts';
import { doesSomething } from './deeds/contract.ts';
import { together } from './deeds/together.ts';
import { type ConversationRecord, holdConversation } from './hold.ts';
import type { Draft } from './shapes-contract.ts';

type Told = z.output<typeof conversationsApi.draft.body & object>;
type Shape = z.input<typeof Draft>;
type Row = Selectable<ConversationDrafts>;
type Along = Pick<Told, 'promise' | 'keeps' | 'does'>;
type Kind = Told['kind'];
type Written = Pick<Told, 'text' | 'kind'> & Along;

/**
 * Keeps the caller's own answer, or note. @throws 400 for a note with which something is done; 404; 409 when they wrote
 * on it elsewhere since, or it is gone
 */
export async function saveDraft(tx: Tx, scope: Scope, id: string, told: Told): Promise<Shape | null> {
  if (told.does && told.kind === 'note')
    throw invalid('does: only answers have something done along with them.', [
      { at: 'does', message: 'must be left out' },
    ]);
  const conversation = await holdConversation(tx, id);
  const before = await ownDraft(tx, conversation.id, scope.actor, told.kind);
  if ((before?.revision ?? 0) !== told.revision)
    throw conflict(
      before
        ? 'You have changed this draft elsewhere meanwhile.'
        : 'The draft was sent, removed or taken over meanwhile.',
    );
  await tellOfDraft(tx, scope, conversation);
  if (holdsSomething(told)) return put(tx, scope, conversation.id, before, told);
  if (before) await remove(tx, before.id);
  return null;
}

/** What is promised may be said before the words are there. */
const holdsSomething = ({ text, promise, keeps, does }: Written) =>
  text.trim() !== '' || promise !== undefined || keeps.length > 0 || (does && doesSomething(does));

/**
 * The caller goes on with what another began, and it is theirs; what they had begun themselves stands before it.
 * @throws 404; 409 when it was written on since it was read, or both promise something
 */
export async function takeDraft(
  tx: Tx,
  scope: Scope,
  id: string,
  draftId: string,
  revision: number,
): Promise<Shape> {
  const conversation = await holdConversation(tx, id);
  const { actor } = scope;
  const theirs = await draftHere(tx, conversation.id, draftId);
  if (theirs.owner_id === actor.id) return shapeOf(theirs);
  if (theirs.revision !== revision)
    throw conflict(`${theirs.member_name} has written on it meanwhile. Read it again first.`);
  const mine = await ownDraft(tx, conversation.id, actor, kindOf(theirs));
  const both = joined(mine, theirs);
  await remove(tx, theirs.id);
  if (await holdsFiles(tx, theirs)) await handDraftedOver(tx, conversation.id, theirs.owner_id, actor.id!);
  await tellOfDraft(tx, scope, conversation);
  await tellOwner(tx, scope, conversation, theirs.owner_id);
  const from = { taken_from: theirs.owner_id, taken_from_name: theirs.member_name };
  return put(tx, scope, conversation.id, mine, both, from);
}

function joined(mine: Row | undefined, theirs: Row): Written {
  const [own, their] = [alongOf(mine), alongOf(theirs)];
  if (own.promise && their.promise)
    throw conflict(
      `Your draft and that of ${theirs.member_name} both promise something, and a message promises one thing. Take yours off first.`,
    );
  return {
    text: [mine?.text, theirs.text].filter(Boolean).join('\n\n'),
    kind: kindOf(theirs),
    promise: own.promise ?? their.promise,
    keeps: [...new Set([...own.keeps, ...their.keeps])],
    does: their.does ? together(own.does, their.does) : own.does,
  };
}

/** Files go with the answer, if there is one. */
async function holdsFiles(tx: Tx, { kind, conversation_id, owner_id }: Row): Promise<boolean> {
  return kind === 'reply' || !(await ownDraft(tx, conversation_id, { id: owner_id }, 'reply'));
}

async function put(
  tx: Tx,
  { workspaceId, actor }: Scope,
  conversationId: string,
  before: Row | undefined,
  { text, kind, promise, keeps, does }: Written,
  from: Partial<Pick<Row, 'taken_from' | 'taken_from_name'>> = {},
): Promise<Shape> {
  const written = {
    ...{ text, kind, along: JSON.stringify({ promise, keeps, does }), ...from },
    ...{ revision: (before?.revision ?? 0) + 1, updated_at: new Date() },
    ...{ member_id: actor.kind === 'member' ? actor.id : null, member_name: actor.name },
  };
  const row = await tx
    .insertInto('conversation_drafts')
    .values({
      ...{ id: newId(), conversation_id: conversationId, owner_id: actor.id!, workspace_id: workspaceId },
      ...written,
    })
    .onConflict((same) => same.columns(['conversation_id', 'owner_id', 'kind']).doUpdateSet(written))
    .returningAll()
    .executeTakeFirstOrThrow();
  return shapeOf(row);
}

/** Everybody's, what was written last first. */
export async function draftsIn(tx: Tx, conversationId: string): Promise<Shape[]> {
  const rows = await tx
    .selectFrom('conversation_drafts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(shapeOf);
}

/** What its writer drafted is written now, with what went along; what others are at stays theirs. */
export async function forgetDraft(
  tx: Tx,
  { actor }: Scope,
  conversationId: string,
  kind: Kind,
): Promise<void> {
  const drafted = await ownDraft(tx, conversationId, actor, kind);
  if (drafted) await remove(tx, drafted.id);
}

function ownDraft(
  tx: Tx,
  conversationId: string,
  { id }: Pick<Actor, 'id'>,
  kind: Kind,
): Promise<Row | undefined> {
  return tx
    .selectFrom('conversation_drafts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('owner_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

async function draftHere(tx: Tx, conversationId: string, id: string): Promise<Row> {
  const row = await tx
    .selectFrom('conversation_drafts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound(`There is no draft ${id} here: it was sent, removed or taken over.`);
  return row;
}

async function remove(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('conversation_drafts').where('id', '=', id).execute();
}

const tellOfDraft = (tx: Tx, { workspaceId }: Scope, { id }: ConversationRecord) =>
  announce(tx, workspaceId, [{ topic: `conversation:${id}`, draft: true }]);

/** Wherever they are. */
const tellOwner = (
  tx: Tx,
  { workspaceId, actor }: Scope,
  { id, number }: ConversationRecord,
  owner: string,
) =>
  announce(tx, workspaceId, [
    { topic: `member:${owner}`, takenOverIn: id, number: Number(number), by: actor.name },
  ]);

const kindOf = ({ kind }: Row) => kind as Kind;

/** Those that were begun before anything went along have nothing. */
const alongOf = (row: Row | undefined): Along => ({ keeps: [], ...(row?.along as Partial<Along>) });

function shapeOf(row: Row): Shape {
  const { promise, keeps, does } = alongOf(row);
  return {
    id: row.id,
    text: row.text,
    kind: kindOf(row),
    promise: promise ? { text: promise.text, dueAt: new Date(promise.dueAt).toISOString() } : null,
    keeps,
    does: does ?? null,
    member: { id: row.member_id, name: row.member_name },
    takenFrom: row.taken_from_name === null ? null : { id: row.taken_from, name: row.taken_from_name },
    revision: row.revision,
    begunAt: row.begun_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
