/** The cards of a board: questions, never answers. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import type { boardsApi, CardKind, Card as CardShape } from './contract.ts';
import { type CardRow, holdBoard, noteChange } from './hold.ts';
import { readQuestion } from './questions.ts';

type Card = z.input<typeof CardShape>;
type New = z.output<typeof boardsApi.addCard.body & object>;
type Change = z.output<typeof boardsApi.changeCard.body & object>;

/** More could neither be looked at nor answered. */
const MOST_CARDS = 50;

/** @throws 404; 400 for a question that its kind does not take; 409 when the board is full */
export async function addCard(tx: Tx, scope: Scope, boardId: string, card: New): Promise<Card> {
  const board = await holdBoard(tx, boardId);
  const question = readQuestion(card.kind, card.question);
  const end = await roomOn(tx, boardId);
  const position = Math.min(card.position ?? end, end);
  await shift(tx, boardId, position, 1);
  const row = await insertCard(tx, scope, boardId, { ...card, question, position });
  await noteChange(tx, scope, board, {
    action: 'board.card-added',
    after: { kind: row.kind, title: row.title },
  });
  return cardOf(row);
}

/** @throws 404; 400 for a question that its kind does not take; 409 when the other board is full */
export async function changeCard(
  tx: Tx,
  scope: Scope,
  { id: boardId, cardId }: { id: string; cardId: string },
  change: Change,
): Promise<Card> {
  // In one order, so that two who move cards between the same boards wait for, not on, each other.
  const boards = [...new Set([boardId, change.boardId ?? boardId])].sort();
  for (const id of boards) await holdBoard(tx, id);
  const before = await cardOn(tx, boardId, cardId);
  const moved = change.boardId && change.boardId !== boardId ? await move(tx, before, change.boardId) : {};
  const row = await tx
    .updateTable('board_cards')
    .set({
      ...moved,
      updated_at: new Date(),
      ...(change.title !== undefined && { title: change.title }),
      ...(change.days !== undefined && { days: change.days }),
      ...(change.question && {
        question: JSON.stringify(readQuestion(before.kind as CardKind, change.question)),
      }),
    })
    .where('id', '=', cardId)
    .returningAll()
    .executeTakeFirstOrThrow();
  for (const id of boards) {
    const board = await holdBoard(tx, id);
    await noteChange(tx, scope, board, {
      action: 'board.card-changed',
      before: toldOf(before),
      after: toldOf(row),
    });
  }
  return cardOf(row);
}

/** @throws 404 */
export async function removeCard(
  tx: Tx,
  scope: Scope,
  { id: boardId, cardId }: { id: string; cardId: string },
): Promise<void> {
  const board = await holdBoard(tx, boardId);
  const card = await cardOn(tx, boardId, cardId);
  await tx.deleteFrom('board_cards').where('id', '=', cardId).execute();
  await shift(tx, boardId, card.position, -1);
  await noteChange(tx, scope, board, { action: 'board.card-removed', before: toldOf(card) });
}

/** Puts it where it belongs; the board must be held and its question read. */
export function insertCard(
  tx: Tx,
  { workspaceId }: Scope,
  boardId: string,
  card: Pick<New, 'kind' | 'title' | 'question' | 'days'> & { position: number },
): Promise<CardRow> {
  return tx
    .insertInto('board_cards')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      board_id: boardId,
      kind: card.kind,
      title: card.title,
      question: JSON.stringify(card.question),
      days: card.days,
      position: card.position,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function cardOf(row: CardRow): Card {
  return {
    id: row.id,
    kind: row.kind as CardKind,
    title: row.title,
    question: row.question as Card['question'],
    days: row.days,
    position: row.position,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Takes it off its board; answers where it goes. */
async function move(tx: Tx, card: CardRow, boardId: string) {
  const position = await roomOn(tx, boardId);
  await shift(tx, card.board_id, card.position + 1, -1);
  return { board_id: boardId, position };
}

/** How many cards are on the board. @throws 409 when no more fit */
async function roomOn(tx: Tx, boardId: string): Promise<number> {
  const { cards } = await tx
    .selectFrom('board_cards')
    .select(sql<number>`count(*)::int`.as('cards'))
    .where('board_id', '=', boardId)
    .executeTakeFirstOrThrow();
  if (cards < MOST_CARDS) return cards;
  throw conflict(`A board holds at most ${MOST_CARDS} cards. Remove one, or use another board.`);
}

async function cardOn(tx: Tx, boardId: string, cardId: string): Promise<CardRow> {
  const card = await tx
    .selectFrom('board_cards')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('id', '=', cardId)
    .executeTakeFirst();
  if (!card) throw notFound('There is no such card on this board.');
  return card;
}

/** Moves all cards from a position on. */
async function shift(tx: Tx, boardId: string, from: number, by: 1 | -1) {
  await tx
    .updateTable('board_cards')
    .set({ position: sql`position + ${by}` })
    .where('board_id', '=', boardId)
    .where('position', '>=', from)
    .execute();
}

const toldOf = ({ kind, title, question, days, board_id }: CardRow) => ({
  kind,
  title,
  question,
  days,
  board: board_id,
});
