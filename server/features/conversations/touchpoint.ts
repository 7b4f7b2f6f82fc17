/** Every message is a touchpoint of its customer. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { setAside } from '../touchpoints/aside.ts';
import { type NewTouchpoint, recordTouchpoints, takeBackTouchpoints } from '../touchpoints/record.ts';
import { CONVERSATIONS_SOURCE } from './customer.ts';
import { gatheredIn } from './gathered.ts';

export interface Happened {
  conversation: { id: string; number: number; customer_id: string; channel: string; subject: string };
  /** Makes the touchpoint one: the message's id, or the deed's. */
  key: string;
  at: Date;
  /** `asked`: the first message of the customer, or after an answer. */
  what: 'asked' | 'asked again' | 'answered' | 'answered again' | 'solved';
  /** Of the message; touchpoints carry how it begins. */
  text?: string;
  /** What it was, where it was no written message. */
  story?: StoryTold | undefined;
}

/** A call or a visit: its touchpoint's type, and what else is known of it. */
export interface StoryTold {
  type: string;
  /** By which it happened, where the conversation may go on by another one. */
  channel?: string;
  properties: Record<string, unknown>;
}

const LONGEST = 500;

/** As long as nothing else is told of it. */
const TYPES: Record<Happened['what'], string> = {
  asked: 'Help Requested',
  'asked again': 'Message Received',
  answered: 'Help Answered',
  'answered again': 'Message Sent',
  solved: 'Problem Solved',
};

export async function recordHappened(tx: Tx, workspaceId: string, happened: Happened[]): Promise<void> {
  const gathered = gatheredIn(tx);
  if (gathered) gathered.happened.push(...happened);
  else await record(tx, workspaceId, happened);
}

/** What is spam happened to nobody. */
async function record(tx: Tx, workspaceId: string, happened: Happened[]): Promise<void> {
  await recordTouchpoints(sqlOf(tx), workspaceId, happened.map(touchpointOf));
  if (!happened.length) return;
  const spam = await tx
    .selectFrom('conversations as c')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .select('c.id')
    .where('c.id', 'in', [...new Set(happened.map(({ conversation }) => conversation.id))])
    .where('r.status', '=', 'spam')
    .execute();
  const ids = new Set(spam.map(({ id }) => id));
  const messageIds = happened.filter(({ conversation }) => ids.has(conversation.id)).map(({ key }) => key);
  if (messageIds.length)
    await setAside(sqlOf(tx), workspaceId, [{ source: CONVERSATIONS_SOURCE, messageIds }], 'spam');
}

/** They did not happen after all. @param keys as they were recorded with */
export const takeBackHappened = (tx: Tx, workspaceId: string, keys: string[]): Promise<void> =>
  takeBackTouchpoints(sqlOf(tx), workspaceId, CONVERSATIONS_SOURCE, keys);

function touchpointOf({ conversation, key, at, what, text, story }: Happened): NewTouchpoint {
  return {
    customerId: conversation.customer_id,
    at,
    type: story?.type ?? TYPES[what],
    kind: 'message',
    channel: story?.channel ?? conversation.channel,
    source: CONVERSATIONS_SOURCE,
    messageId: key,
    properties: {
      conversation: Number(conversation.number),
      conversation_id: conversation.id,
      ...(conversation.subject && { subject: conversation.subject }),
      // Half a character, where it is cut, cannot be kept.
      ...(text && { text: text.slice(0, LONGEST).toWellFormed() }),
      ...story?.properties,
    },
  };
}
