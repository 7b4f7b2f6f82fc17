/** Which conversation somebody goes on with, and where an answer in one goes. */
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Account, Arriving } from './adapter.ts';
import { e164 } from './people.ts';
import { PROVIDERS, type Provider } from './shapes-contract.ts';

/**
 * Messages of one person to one account are one thread: whichever conversation they wrote in last, or we began with them
 * since. Comments belong together below one post. Null: it begins one.
 */
export async function conversationOf(
  tx: Tx,
  { id }: Pick<Account, 'id'>,
  { what, from, postId }: Pick<Arriving, 'what' | 'from' | 'postId'>,
): Promise<string | null> {
  const { rows } = await sqlOf(tx).query<{ id: string }>(
    `select c.root_id as id from channel_messages x
     join messages m on m.id = x.message_id join conversations c on c.id = m.conversation_id
     where x.account_id = $1 and (
       (x.person = $2 and x.direction = 'in' and x.kind = $3 and ($3 <> 'comment' or x.post_id is not distinct from $4))
       or ($3 = 'message' and x.number is not null and (x.person = $2 or x.number = $5) and ${MAY_BE_THERE}))
     order by m.at desc, m.id desc limit 1`,
    // They may answer before we heard what they are called.
    [id, from.id, what, postId ?? null, from.phone ? e164(from.phone).slice(1) : null],
  );
  return rows[0]?.id ?? null;
}

const MAY_BE_THERE = `(x.state <> 'failed' or x.reason like 'uncertain%')`;

export interface Thread {
  accountId: string;
  kind: Provider;
  accountName: string;
  externalId: string;
  humanAgent: boolean;
  templates: { name: string; language: string; text: string }[];
  /** The customer, as the provider names them. */
  person: string;
  /** The last comment that they wrote in it; null for messages. */
  comment: { id: string; at: Date; link: string | null; hasPrivateReply: boolean } | null;
  /** When they last wrote to this account, in whichever conversation; null: never, or only comments. */
  lastInAt: Date | null;
}

/**
 * Where an answer in a conversation goes: to whoever wrote in it last, or whom it was begun with, by an account that is
 * still there.
 */
export async function threadIn(tx: Tx, conversationId: string): Promise<Thread | null> {
  const { rows } = await sqlOf(tx).query<Thread & Row>(
    `select a.id as "accountId", a.kind, a.name as "accountName", s.external_id as "externalId",
       s.human_agent as "humanAgent", s.templates, x.person, x.kind as how, x.external_id as comment_id, x.at as comment_at, x.link,
       exists (select from channel_messages p where p.account_id = x.account_id and p.kind = 'private-reply'
         and p.person = x.external_id and p.state <> 'failed') as has_private,
       (select max(l.at) from channel_messages l where l.account_id = x.account_id and l.person = x.person
         and l.direction = 'in' and l.kind = 'message') as "lastInAt"
     from conversations c join messages m on m.conversation_id = c.id
     join channel_messages x on x.message_id = m.id
     join channel_accounts a on a.id = x.account_id join messaging_settings s on s.account_id = a.id
     where c.root_id = $1 and (x.direction = 'in' or x.number is not null) and a.removed_at is null and a.kind = any($2)
     order by m.at desc, m.id desc limit 1`,
    [conversationId, PROVIDERS],
  );
  if (!rows[0]) return null;
  const { how, comment_id, comment_at, link, has_private, ...thread } = rows[0];
  const comment = { id: comment_id, at: comment_at, link, hasPrivateReply: has_private };
  return { ...thread, comment: how === 'comment' ? comment : null };
}

interface Row {
  how: string;
  comment_id: string;
  comment_at: Date;
  link: string | null;
  has_private: boolean;
}
