/**
 * Who takes an answer to its customer. Channels bring their carriers when they start; an answer that none takes is kept
 * and not sent. What a carrier does it does in the transaction that writes the message.
 */
import type { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { isMadeUp } from '../customers/made-up.ts';
import type { MailTo, SentAs } from './shapes-contract.ts';

export interface Answer {
  messageId: string;
  conversation: { id: string; channel: string; subject: string; customerId: string };
  /** Where its writer wants it to go by mail; undefined when they did not say. */
  mail: z.output<typeof MailTo> | undefined;
  /** How its writer wants it to go by a messenger or as a comment; undefined: as is usual there. */
  sentAs: z.output<typeof SentAs> | undefined;
  /** Of the first message of a conversation, where its writer chose by which account it goes. */
  begins?: Begins | undefined;
}

export interface Begins {
  /** Id of an account. */
  account: string;
  /** The telephone number to write to; undefined: the customer's own. */
  phone: string | undefined;
}

/** @returns how far an answer is that it takes; null when it does not. @throws Refusal when it was asked to and cannot */
export type Carrier = (tx: Tx, scope: Scope, answer: Answer) => Promise<'pending' | 'sent' | null>;

/** Whether whatever is answered in a conversation goes this way, without anybody choosing to whom. */
type Reaches = (tx: Tx, conversation: { id: string; channel: string }) => Promise<boolean>;

const carriers = new Map<string, { carrier: Carrier; reaches: Reaches | undefined }>();

/** @param reaches of one that takes answers by themselves; without it their writer chooses to whom they go */
export function carryBy(name: string, carrier: Carrier, reaches?: Reaches): void {
  carriers.set(name, { carrier, reaches });
}

/** Whether answers in it go out by themselves. @param customerId of its customer */
export async function isCarried(
  tx: Tx,
  conversation: { id: string; channel: string },
  customerId: string,
): Promise<boolean> {
  if (await isMadeUp(sqlOf(tx), customerId)) return false;
  for (const { reaches } of carriers.values()) if (await reaches?.(tx, conversation)) return true;
  return false;
}

/**
 * The delivery state of the message: on its way, out, or not sent at all. The first that takes it has it. To people who
 * are made up nothing goes but what is addressed to somebody by hand.
 */
export async function carry(tx: Tx, scope: Scope, answer: Answer): Promise<'pending' | 'sent' | null> {
  if (!answer.mail && (await isMadeUp(sqlOf(tx), answer.conversation.customerId))) return null;
  for (const { carrier } of carriers.values()) {
    const state = await carrier(tx, scope, answer);
    if (state) return state;
  }
  return null;
}
