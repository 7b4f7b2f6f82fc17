/** Visitors: who they are, as far as they or the company's own server say. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { forbidden, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { identify } from '../../customers/identify.ts';
import { type Identity, identityOf } from '../../customers/identities.ts';
import { namesOf } from '../../customers/names.ts';
import { personOf } from '../../customers/person.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { type Chat, hashOf, newToken, type Visitor, visitorTopic } from './chats.ts';
import { isSigned } from './secret.ts';
import type { visitorsApi } from './visitors-contract.ts';

type Entering = z.output<typeof visitorsApi.enter.body & object>;
type Telling = z.output<typeof visitorsApi.tell.body & object>;
type Told = z.input<typeof visitorsApi.tell.answer & object>;

const SOURCE = 'chat';

/**
 * A new visitor with a token of their own. Whoever is signed in at the company is the visitor that they were before, in
 * whichever browser; what they wrote in this one before they signed in comes with them.
 * @param known whose token the browser shows
 * @throws 403 for an identity that is not signed with the chat's secret
 */
export async function enter(
  tx: Tx,
  chat: Chat,
  key: Buffer,
  known: Visitor | null,
  told: Entering,
): Promise<{ token: string; visitor: Told }> {
  const { identity } = told;
  if (identity && !isSigned(chat.sealed, key, identity.id, identity.signature))
    throw forbidden(
      `The identity "${identity.id.slice(0, 80)}" is not signed with the secret of this chat, so it is not believed.`,
    );
  const userId = identity?.id ?? null;
  // Somebody else was signed in with this browser before: what they wrote is theirs.
  const before = known && (known.userId === null || known.userId === userId) ? known : null;
  const visitorId = userId
    ? await signedVisitor(tx, chat, userId, before, told)
    : (before?.id ?? (await addVisitor(tx, chat, null, told)));
  const { name, email, language, page } = told;
  const visitor = await tellOf(tx, chat, visitorId, {
    ...{ page, ...(name && { name }), ...(email && { email }), ...(language && { language }) },
  });
  const token = newToken();
  await tx
    .insertInto('chat_tokens')
    .values({ hash: hashOf(token), workspace_id: chat.workspaceId, visitor_id: visitorId })
    .execute();
  return { token, visitor };
}

async function signedVisitor(
  tx: Tx,
  chat: Chat,
  userId: string,
  before: Visitor | null,
  told: Entering,
): Promise<string> {
  // Of two browsers that sign in at once, the second finds the visitor that the first made.
  await sql`select pg_advisory_xact_lock(4605, hashtext(${`chat ${chat.id} ${userId}`}))`.execute(tx);
  const there = await tx
    .selectFrom('chat_visitors')
    .select('id')
    .where('account_id', '=', chat.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!there) {
    if (!before) return addVisitor(tx, chat, userId, told);
    const customerId = await customerOf(tx, chat, { userId, anonymousId: before.anonymousId });
    await tx
      .updateTable('chat_visitors')
      .set({ user_id: userId, customer_id: customerId })
      .where('id', '=', before.id)
      .execute();
    return before.id;
  }
  if (before && before.id !== there.id) {
    await customerOf(tx, chat, { userId, anonymousId: before.anonymousId });
    await moveMessages(tx, before.id, there.id);
  }
  return there.id;
}

/** Behind those that are there, in their order. */
async function moveMessages(tx: Tx, from: string, to: string): Promise<void> {
  const ids = [from, to].sort();
  await sql`select from chat_visitors where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  await sql`update chat_messages set visitor_id = ${to},
      position = position + (select last_position from chat_visitors where id = ${to})
    where visitor_id = ${from}`.execute(tx);
  await sql`update chat_visitors t set last_position = t.last_position + f.last_position
    from chat_visitors f where f.id = ${from} and t.id = ${to}`.execute(tx);
  await sql`update chat_uploads set visitor_id = ${to} where visitor_id = ${from}`.execute(tx);
  await sql`delete from chat_visitors where id = ${from}`.execute(tx);
}

async function addVisitor(tx: Tx, chat: Chat, userId: string | null, told: Entering): Promise<string> {
  const anonymousId = told.anonymousId || `chat-${randomUUID()}`;
  const id = newId();
  await tx
    .insertInto('chat_visitors')
    .values({
      ...{ id, workspace_id: chat.workspaceId, account_id: chat.id, user_id: userId },
      ...{ anonymous_id: anonymousId, language: told.language ?? null },
      customer_id: await customerOf(tx, chat, { userId, anonymousId }),
    })
    .execute();
  return id;
}

/** What they type of themselves proves nothing: it says how to call them, and where to write to. */
export async function tellOf(tx: Tx, chat: Chat, visitorId: string, told: Telling): Promise<Told> {
  const before = await tx
    .selectFrom('chat_visitors')
    .selectAll()
    .where('id', '=', visitorId)
    .executeTakeFirstOrThrow();
  const { name, email, language, page } = told;
  const isOtherEmail = email !== undefined && email !== before.email;
  const customerId =
    isOtherEmail && email && before.user_id === null
      ? await customerOf(tx, chat, { anonymousId: before.anonymous_id, email })
      : before.customer_id;
  if (name) await callThem(tx, chat, customerId, before, name);
  const row = await tx
    .updateTable('chat_visitors')
    .set({
      ...{ customer_id: customerId, seen_at: new Date() },
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(language !== undefined && { language }),
      ...(page && { page }),
    })
    .where('id', '=', visitorId)
    .returning(['name', 'email', 'user_id'])
    .executeTakeFirstOrThrow();
  return { name: row.name, email: row.email, isSigned: row.user_id !== null };
}

interface Keys {
  anonymousId: string;
  userId?: string | null;
  email?: string;
}

async function customerOf(tx: Tx, { workspaceId }: Chat, keys: Keys): Promise<string> {
  const { country } = await readWorkspace(tx, workspaceId);
  const identities: Identity[] = [];
  for (const [kind, value] of [
    ['userId', keys.userId],
    ['email', keys.email],
    ['anonymousId', keys.anonymousId],
  ] as const) {
    if (value === undefined || value === null) continue;
    const identity = identityOf(kind, value, country);
    if (!identity) throw invalid(`${kind}: cannot be used.`, [{ at: kind, message: 'cannot be used' }]);
    identities.push(identity);
  }
  const [id] = await identify(sqlOf(tx), workspaceId, [{ identities, at: new Date() }], { source: SOURCE });
  return id!;
}

/** Whoever is called something already keeps it. */
async function callThem(
  tx: Tx,
  { workspaceId }: Chat,
  customerId: string,
  { user_id, anonymous_id }: { user_id: string | null; anonymous_id: string },
  name: string,
): Promise<void> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  if ((await namesOf(tx, [rootId])).get(rootId)?.name) return;
  const key =
    user_id === null
      ? ({ kind: 'anonymousId', value: anonymous_id } as const)
      : ({ kind: 'userId', value: user_id } as const);
  const identities: Identity[] = [{ ...key, source: '' }];
  await identify(sqlOf(tx), workspaceId, [{ identities, facts: { name } }], { source: SOURCE });
}

/** Its browsers that show this token hear of it, and end. */
export async function leave(tx: Tx, { id, workspaceId, tokenHash }: Visitor): Promise<void> {
  await tx.deleteFrom('chat_tokens').where('hash', '=', Buffer.from(tokenHash, 'hex')).execute();
  await announce(tx, workspaceId, [{ topic: visitorTopic(id), left: tokenHash }]);
}

/** Of the browser that is heard just now: a token that nobody shows for long is forgotten. */
export async function noteToken(tx: Tx, { tokenHash }: Visitor): Promise<void> {
  await sql`update chat_tokens set seen_at = now()
    where hash = ${Buffer.from(tokenHash, 'hex')} and seen_at < now() - interval '1 day'`.execute(tx);
}
