/** What members write about a customer. */
import type { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import type { customersApi } from './contract.ts';
import { instant } from './moments.ts';
import { personOf } from './person.ts';
import { noteDeed } from './tell.ts';

type Note = z.input<typeof customersApi.writeNote.answer & object>;

export async function readNotes(tx: Tx, customerId: string): Promise<Note[]> {
  const { ids } = await personOf(sqlOf(tx), customerId);
  const rows = await tx
    .selectFrom('customer_notes')
    .selectAll()
    .where('customer_id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(noteOf);
}

/** Written on the root, in the name of whoever calls. */
export async function writeNote(tx: Tx, scope: Scope, customerId: string, text: string): Promise<Note> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  const { actor } = scope;
  const row = await tx
    .insertInto('customer_notes')
    .values({
      id: newId(),
      workspace_id: scope.workspaceId,
      customer_id: rootId,
      text,
      author_id: actor.kind === 'member' ? actor.id : null,
      author_name: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await noteDeed(tx, scope, rootId, { action: 'customer.note-written', after: { text } });
  return noteOf(row);
}

export async function editNote(
  tx: Tx,
  scope: Scope,
  customerId: string,
  noteId: string,
  text: string,
): Promise<Note> {
  const { rootId, note } = await find(tx, customerId, noteId);
  const row = await tx
    .updateTable('customer_notes')
    .set({ text, updated_at: new Date() })
    .where('id', '=', noteId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await noteDeed(tx, scope, rootId, {
    action: 'customer.note-edited',
    before: { text: note.text },
    after: { text },
  });
  return noteOf(row);
}

export async function removeNote(tx: Tx, scope: Scope, customerId: string, noteId: string): Promise<void> {
  const { rootId, note } = await find(tx, customerId, noteId);
  await tx.deleteFrom('customer_notes').where('id', '=', noteId).execute();
  await noteDeed(tx, scope, rootId, { action: 'customer.note-removed', before: { text: note.text } });
}

async function find(tx: Tx, customerId: string, noteId: string) {
  const { rootId, ids } = await personOf(sqlOf(tx), customerId);
  const note = await tx
    .selectFrom('customer_notes')
    .select('text')
    .where('id', '=', noteId)
    .where('customer_id', 'in', ids)
    .forUpdate()
    .executeTakeFirst();
  if (!note) throw notFound(`There is no note ${noteId} about this customer.`);
  return { rootId, note };
}

interface Row {
  id: string;
  text: string;
  author_id: string | null;
  author_name: string;
  created_at: Date;
  updated_at: Date;
}

function noteOf(row: Row): Note {
  return {
    id: row.id,
    text: row.text,
    author: { id: row.author_id, name: row.author_name },
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}
