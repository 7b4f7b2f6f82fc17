/** Boards as the record keeps them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { cardOf, insertCard } from './cards.ts';
import type { BoardInList, Board as BoardShape, boardsApi } from './contract.ts';
import { type BoardRow, holdBoard, noteChange } from './hold.ts';
import { readQuestion } from './questions.ts';

type Board = z.input<typeof BoardShape>;
type New = z.output<typeof boardsApi.create.body & object>;
type Change = z.output<typeof boardsApi.change.body & object>;

export async function listBoards(tx: Tx): Promise<z.input<typeof BoardInList>[]> {
  const rows = await tx
    .selectFrom('boards as b')
    .selectAll('b')
    .select(sql<number>`(select count(*)::int from board_cards c where c.board_id = b.id)`.as('cards'))
    .orderBy(sql`lower(b.name)`)
    .orderBy('b.id')
    .execute();
  return rows.map((row) => ({ ...factsOf(row), cards: row.cards }));
}

/** @throws 404 */
export async function readBoard(tx: Tx, id: string): Promise<Board> {
  const row = await tx.selectFrom('boards').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('There is no such board.');
  const cards = await tx
    .selectFrom('board_cards')
    .selectAll()
    .where('board_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...factsOf(row), cards: cards.map(cardOf) };
}

/** @throws 400 for a card's question that its kind does not take */
export async function makeBoard(tx: Tx, scope: Scope, { name, description, cards }: New): Promise<Board> {
  const { workspaceId, actor } = scope;
  const read = cards.map((card) => ({ ...card, question: readQuestion(card.kind, card.question) }));
  const id = newId();
  await tx
    .insertInto('boards')
    .values({
      id,
      workspace_id: workspaceId,
      name,
      description,
      created_by: actor.kind === 'member' ? actor.id : null,
      created_by_name: actor.name,
    })
    .execute();
  for (const [position, card] of read.entries()) await insertCard(tx, scope, id, { ...card, position });
  await noteChange(tx, scope, { id, name }, { action: 'board.made', after: { name, cards: cards.length } });
  return readBoard(tx, id);
}

/** @throws 404; 400 for an order that does not name every card once */
export async function changeBoard(tx: Tx, scope: Scope, id: string, change: Change): Promise<Board> {
  const before = await holdBoard(tx, id);
  const { order, ...facts } = change;
  if (order) await orderCards(tx, id, order);
  const after = { ...before, ...facts };
  await tx
    .updateTable('boards')
    .set({ name: after.name, description: after.description })
    .where('id', '=', id)
    .execute();
  const told = ({ name, description }: BoardRow) => ({ name, description });
  await noteChange(tx, scope, after, { action: 'board.changed', before: told(before), after: told(after) });
  return readBoard(tx, id);
}

/** @throws 404 */
export async function removeBoard(tx: Tx, scope: Scope, id: string): Promise<void> {
  const board = await readBoard(tx, (await holdBoard(tx, id)).id);
  await noteChange(tx, scope, board, { action: 'board.removed', before: board });
  await tx.deleteFrom('boards').where('id', '=', id).execute();
}

async function orderCards(tx: Tx, boardId: string, order: string[]) {
  const cards = await tx.selectFrom('board_cards').select('id').where('board_id', '=', boardId).execute();
  const ids = new Set(cards.map((card) => card.id));
  if (order.length !== ids.size || new Set(order).size !== ids.size || !order.every((id) => ids.has(id))) {
    const message = `must name each of the board's ${ids.size} cards once`;
    throw invalid(`order: ${message}`, [{ at: 'order', message }]);
  }
  await sql`update board_cards c set position = o.place - 1
    from unnest(${order}::uuid[]) with ordinality o (id, place) where c.id = o.id`.execute(tx);
}

function factsOf(row: BoardRow) {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
