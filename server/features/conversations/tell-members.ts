/**
 * Members hear, wherever they are, that a customer wrote in a conversation of theirs, that one was given to them, that
 * somebody waits in a chat that nobody has, or that an answer of theirs did not arrive.
 */
import type { Tx } from '../../core/database/workspace.ts';
import { announce, type News } from '../../core/live/live.ts';
import { whoIsHere } from '../members/here.ts';
import type { Happening } from './happenings.ts';

export async function tellMembers(
  tx: Tx,
  workspaceId: string,
  happenings: readonly Happening[],
): Promise<void> {
  await announce(tx, workspaceId, [
    ...(await writtenTo(tx, happenings)),
    ...(await givenTo(tx, happenings)),
    ...(await failedOf(tx, happenings)),
  ]);
}

/** Where customers wait at the other end, and a number that grows is not enough. */
const WAITED_IN = ['chat', 'messaging'];

/** What a program wrote by itself waits for nobody; what was said on a call or a visit was heard by whoever noted it. */
async function writtenTo(tx: Tx, happenings: readonly Happening[]): Promise<News[]> {
  const messages = happenings.flatMap((one) =>
    one.what === 'written' && one.kind === 'customer' ? [one.messageId] : [],
  );
  if (!messages.length) return [];
  const found = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['c.id', 'c.number', 'c.channel', 'c.assignee_id', 'c.department_id'])
    .distinct()
    .where('m.id', 'in', messages)
    .where('m.automatic', '=', false)
    .where('m.through', 'is', null)
    .where('c.status', '<>', 'spam')
    .execute();
  const isNobodys = found.some((one) => !one.assignee_id && WAITED_IN.includes(one.channel));
  const here = isNobodys ? await whoIsHere(tx) : [];
  return found.flatMap(({ id, number, channel, assignee_id: member, department_id: department }): News[] => {
    if (member) return [{ topic: `member:${member}`, wrote: id, number: Number(number) }];
    if (!WAITED_IN.includes(channel)) return [];
    const own = here.filter(({ departmentId }) => departmentId === department);
    // Where nobody of the department is there, whoever is there should know.
    const told = department && own.length ? own : here;
    return told.map((one) => ({ topic: `member:${one.id}`, waits: id, number: Number(number) }));
  });
}

/** Whoever takes one knows it. */
async function givenTo(tx: Tx, happenings: readonly Happening[]): Promise<News[]> {
  const given = new Map<string, { to: string; by: string }>();
  for (const one of happenings) {
    if (one.what !== 'changed') continue;
    const to = one.changes.findLast(({ what }) => what === 'assignee')?.after;
    if (typeof to === 'string' && to !== one.actor.id)
      given.set(one.conversationId, { to, by: one.actor.kind === 'member' ? one.actor.name : '' });
  }
  if (!given.size) return [];
  const found = await tx
    .selectFrom('conversations')
    .select(['id', 'number', 'assignee_id'])
    .where('id', 'in', [...given.keys()])
    .execute();
  return found
    .filter(({ id, assignee_id: has }) => has === given.get(id)!.to)
    .map(({ id, number }) => {
      const { to, by } = given.get(id)!;
      return { topic: `member:${to}`, given: id, number: Number(number), by };
    });
}

/** Whoever wrote what did not arrive, and whoever has the conversation now: it is theirs to answer again. */
async function failedOf(tx: Tx, happenings: readonly Happening[]): Promise<News[]> {
  const messages = happenings.flatMap((one) =>
    one.what === 'delivery' && one.isLost ? [one.messageId] : [],
  );
  if (!messages.length) return [];
  const found = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as own', 'own.id', 'm.conversation_id')
    .innerJoin('conversations as c', 'c.id', 'own.root_id')
    .select(['c.id', 'c.number', 'c.assignee_id', 'm.author_kind', 'm.author_id'])
    .where('m.id', 'in', messages)
    .where('m.automatic', '=', false)
    .where('c.status', '<>', 'spam')
    .execute();
  return found.flatMap(({ id, number, assignee_id, author_kind, author_id }) => {
    const writer = author_kind === 'member' ? author_id : null;
    const told = new Set([writer, assignee_id].filter((one) => one !== null));
    return [...told].map((member) => ({ topic: `member:${member}`, failedIn: id, number: Number(number) }));
  });
}
