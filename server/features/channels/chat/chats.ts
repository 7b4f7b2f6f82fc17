/** A chat and its visitors as the doors of the widget find them: by the key in a page, by the token of a browser. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../core/database/database.ts';
import type { Sealed } from './secret.ts';

export interface Chat {
  id: string;
  workspaceId: string;
  name: string;
  /** Spoken where the page's language is none of ours. */
  language: 'en' | 'pt-BR' | 'es' | 'ro';
  /** Key of a department. */
  department: string | null;
  colour: string;
  side: 'left' | 'right';
  greetings: Record<string, string>;
  askName: 'no' | 'optional' | 'required';
  askEmail: 'no' | 'optional' | 'required';
  origins: string[];
  calendarId: string | null;
  sealed: Sealed;
}

/** Of any workspace: the key says which. Null for a key that no chat has. */
export async function chatWithKey(db: Database, key: string): Promise<Chat | null> {
  const { rows } = await db.owner.query<Omit<Chat, 'sealed'> & Sealed>({
    name: 'chat-with-key',
    text: `select a.id, a.workspace_id as "workspaceId", a.name, coalesce(a.language, w.language) as language,
        d.key as department, h.colour, h.side, h.greetings, h.ask_name as "askName", h.ask_email as "askEmail",
        h.origins, h.calendar_id as "calendarId", h.secret, h.old_secret, h.old_secret_until
      from channel_accounts a
      join chat_settings h on h.account_id = a.id
      join workspaces w on w.id = a.workspace_id
      left join departments d on d.id = a.department_id
      where a.kind = 'chat' and a.address = $1 and a.removed_at is null`,
    values: [key],
  });
  if (!rows[0]) return null;
  const { secret, old_secret, old_secret_until, ...chat } = rows[0];
  return { ...chat, sealed: { secret, old_secret, old_secret_until } };
}

export interface Visitor {
  id: string;
  workspaceId: string;
  customerId: string;
  anonymousId: string;
  userId: string | null;
  name: string;
  email: string | null;
  language: Chat['language'] | null;
  lastPosition: number;
  deliveredPosition: number;
  readPosition: number;
  deskReadPosition: number;
  /** Of the token that was shown, in hexadecimal. */
  tokenHash: string;
}

/** Of any token, right or wrong, the same is asked of the record. Null for one that is none of this chat's. */
export async function visitorWithToken(db: Database, chat: Chat, token: string): Promise<Visitor | null> {
  const { rows } = await db.owner.query<Visitor>({
    name: 'visitor-with-token',
    text: `select v.id, v.workspace_id as "workspaceId", v.customer_id as "customerId", v.anonymous_id as "anonymousId",
        v.user_id as "userId", v.name, v.email, v.language, v.last_position as "lastPosition",
        v.delivered_position as "deliveredPosition", v.read_position as "readPosition",
        v.desk_read_position as "deskReadPosition", encode(t.hash, 'hex') as "tokenHash"
      from chat_tokens t join chat_visitors v on v.id = t.visitor_id
      where t.hash = $1 and v.account_id = $2`,
    values: [hashOf(token), chat.id],
  });
  return rows[0] ?? null;
}

const TOKEN_BYTES = 32;

export const newToken = (): string => `cht_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** News for the browsers of a visitor. */
export const visitorTopic = (visitorId: string) => `chat:${visitorId}`;
