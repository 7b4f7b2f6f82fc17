import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { doesSomething, NO_DEEDS, type ToldDeeds } from '../conversations/deeds/contract.ts';
import { refuseHalfSnooze } from '../conversations/deeds/do.ts';
import { valuesAfter } from '../conversations/fields/values.ts';
import { departmentOf, requireMembers } from '../conversations/people-and-places.ts';
import type { SavedReply, savedRepliesApi } from './contract.ts';

export type SavedReplyTold = z.output<typeof SavedReply>;
type Told = SavedReplyTold;
type New = z.output<typeof savedRepliesApi.create.body & object>;
type Change = z.output<typeof savedRepliesApi.change.body & object>;

const MOST = 1000;

export async function listSavedReplies(tx: Tx): Promise<Told[]> {
  const rows = await tx
    .selectFrom('saved_replies as r')
    .leftJoin('departments as d', 'd.id', 'r.department_id')
    .selectAll('r')
    .select('d.key as department')
    .orderBy('r.name')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, text: row.text },
    language: row.language as Told['language'],
    ...NO_DEEDS,
    ...(row.does as Partial<ToldDeeds>),
    ...{ priority: row.priority as Told['priority'], department: row.department, tags: row.tags },
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  }));
}

/** @throws 400 for what is not here, and for one that neither says nor does anything; 409 for a name that is taken, and for more than there is room for */
export async function addSavedReply(tx: Tx, caller: Caller, told: New): Promise<Told> {
  const { length } = await refuseTwin(tx, told.name);
  refuseNothing({ text: '', ...NO_DEEDS, ...told });
  if (length >= MOST) throw conflict(`There are ${MOST} saved replies already. Remove some first.`);
  const id = newId();
  await tx
    .insertInto('saved_replies')
    .values({
      id,
      workspace_id: caller.workspaceId,
      ...(await columnsOf(tx, told, NO_DEEDS)),
      ...{ name: told.name, text: told.text ?? '', updated_by: caller.actor.name },
    })
    .execute();
  const made = await savedReply(tx, id);
  await tell(tx, caller, 'saved-reply.created', made, { after: wordsOf(made) });
  return made;
}

/** @throws 400, 404, 409 */
export async function changeSavedReply(tx: Tx, caller: Caller, id: string, told: Change): Promise<Told> {
  const before = await savedReply(tx, id);
  if (told.name) await refuseTwin(tx, told.name, id);
  refuseNothing({ ...before, ...told });
  await tx
    .updateTable('saved_replies')
    .set({ ...(await columnsOf(tx, told, before)), updated_at: new Date(), updated_by: caller.actor.name })
    .where('id', '=', id)
    .execute();
  const after = await savedReply(tx, id);
  await tell(tx, caller, 'saved-reply.changed', after, { before: wordsOf(before), after: wordsOf(after) });
  return after;
}

/** @throws 404 */
export async function removeSavedReply(tx: Tx, caller: Caller, id: string): Promise<undefined> {
  const before = await savedReply(tx, id);
  await tx.deleteFrom('saved_replies').where('id', '=', id).execute();
  await tell(tx, caller, 'saved-reply.removed', before, { before: wordsOf(before) });
}

/** @throws 404 */
export async function savedReply(tx: Tx, id: string): Promise<Told> {
  const found = (await listSavedReplies(tx)).find((one) => one.id === id);
  if (!found) throw notFound(`There is no saved reply ${id} here.`);
  return found;
}

async function refuseTwin(tx: Tx, name: string, except?: string): Promise<Told[]> {
  const all = await listSavedReplies(tx);
  const twin = all.find((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());
  if (twin)
    throw conflict(`There is a saved reply "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
  return all;
}

/** What of it is done to a conversation. */
export function deedsOf(told: ToldDeeds): ToldDeeds {
  const { priority, department, assignee, tags, removeTags, status, snoozeMinutes, fields, note } = told;
  return { priority, department, assignee, tags, removeTags, status, snoozeMinutes, fields, note };
}

/** @throws 400 */
function refuseNothing(told: Pick<Told, 'text'> & ToldDeeds): void {
  if (told.text || doesSomething(deedsOf(told))) return;
  throw invalid('text: write something, or say what it does.', [
    { at: 'text', message: 'must not be empty where nothing is done' },
  ]);
}

/** @param before what it did @throws 400 for members, departments and fields that are not here, and half a snooze */
async function columnsOf(tx: Tx, told: Change, before: ToldDeeds) {
  const { name, text, language, priority, department, tags, ...rest } = told;
  const { assignee, removeTags, status, snoozeMinutes, fields, note } = { ...before, ...rest };
  refuseHalfSnooze({ status, snoozeMinutes });
  if (rest.assignee && rest.assignee !== 'me' && rest.assignee !== 'none')
    await requireMembers(tx, [rest.assignee], 'assignee');
  if (rest.fields) await valuesAfter(tx, {}, rest.fields);
  return {
    ...(name !== undefined && { name }),
    ...(text !== undefined && { text }),
    ...(language !== undefined && { language }),
    ...(priority !== undefined && { priority }),
    ...(department !== undefined && { department_id: await departmentOf(tx, department) }),
    ...(tags !== undefined && { tags }),
    does: JSON.stringify({ assignee, removeTags, status, snoozeMinutes, fields, note }),
  };
}

const wordsOf = (told: Told) => {
  const { name, text, language } = told;
  return { name, text, language, ...deedsOf(told) };
};

async function tell(
  tx: Tx,
  caller: Caller,
  action: string,
  { id, name }: Told,
  change: { before?: object; after?: object },
): Promise<void> {
  await audit(tx, caller, { action, subject: { kind: 'saved-reply', id, name }, ...change });
  await announce(tx, caller.workspaceId, [{ topic: 'saved-replies' }]);
}
