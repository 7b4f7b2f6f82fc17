/** Every message is a touchpoint of its customer. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { type NewTouchpoint, recordTouchpoints } from '../touchpoints/record.ts';
import { CONVERSATIONS_SOURCE } from './customer.ts';

export interface Happened {
  conversation: { id: string; number: number; customer_id: string; channel: string; subject: string };
  /** Makes the touchpoint one: the message's id, or the deed's. */
  key: string;
  at: Date;
  /** `asked`: the first message of the customer, or after an answer. */
  what: 'asked' | 'asked again' | 'answered' | 'answered again' | 'solved';
  /** Of the message; touchpoints carry how it begins. */
  text?: string;
}

const LONGEST = 500;

/** A call comes in and goes out; everything else is asked and answered. */
const TYPES: Record<Happened['what'], string> = {
  asked: 'Help Requested',
  'asked again': 'Message Received',
  answered: 'Help Answered',
  'answered again': 'Message Sent',
  solved: 'Problem Solved',
};

export async function recordHappened(tx: Tx, workspaceId: string, happened: Happened[]): Promise<void> {
  await recordTouchpoints(sqlOf(tx), workspaceId, happened.map(touchpointOf));
}

function touchpointOf({ conversation, key, at, what, text }: Happened): NewTouchpoint {
  return {
    customerId: conversation.customer_id,
    at,
    type: TYPES[what],
    kind: 'message',
    channel: conversation.channel,
    source: CONVERSATIONS_SOURCE,
    messageId: key,
    properties: {
      conversation: Number(conversation.number),
      conversation_id: conversation.id,
      ...(conversation.subject && { subject: conversation.subject }),
      ...(text && { text: text.slice(0, LONGEST) }),
    },
  };
}
