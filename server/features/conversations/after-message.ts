/** What a message makes of its conversation: the rules, without a database. */
import type { z } from 'zod';
import type { MessageFacts } from './facts.ts';
import type { ConversationStatus, MessageKind } from './shapes-contract.ts';

export interface State {
  status: ConversationStatus;
  /** Since when the customer waits for an answer. */
  waitingSince: Date | null;
  firstReplyAt: Date | null;
  reopened: number;
}

export interface Written {
  kind: z.infer<typeof MessageKind>;
  /** By telephone or in the shop: then a note is what we said there. */
  isSpoken?: boolean;
  at: Date;
  /** What the writer wants it to be after a reply. */
  status?: 'open' | 'waiting' | 'solved' | undefined;
}

/** Among ourselves: it changes nothing. */
const isAside = ({ kind, isSpoken = false }: Written) => kind === 'note' && !isSpoken;

/** A note changes nothing. A closed conversation takes no message: its customer begins another one. */
export function afterMessage(before: State, written: Written): State {
  if (isAside(written)) return before;
  return written.kind === 'customer' ? afterCustomer(before, written) : afterReply(before, written);
}

function afterReply(before: State, { at, status = 'waiting' }: Written): State {
  return { ...before, status, waitingSince: null, firstReplyAt: before.firstReplyAt ?? at };
}

/**
 * Whoever waits already waits since they first asked, not since they asked again; whoever stands before us, or is on the
 * telephone, waits for nothing new.
 */
function afterCustomer(before: State, { at, isSpoken = false }: Written): State {
  if (before.status === 'spam') return before;
  const waitingSince = before.waitingSince ?? (isSpoken ? null : at);
  if (before.status === 'new') return { ...before, waitingSince };
  const reopened = before.reopened + (before.status === 'solved' ? 1 : 0);
  return { ...before, status: 'open', waitingSince, reopened };
}

/**
 * Of a message that was written down after later ones: what was answered since changes nothing, and an answer from
 * before the last question leaves that one waiting.
 * @param facts of all messages, this one among them
 */
export function afterLateMessage(
  before: State,
  written: Written,
  { firstReplyAt, unansweredSince }: Pick<MessageFacts, 'firstReplyAt' | 'unansweredSince'>,
): State {
  if (isAside(written)) return before;
  if (written.kind === 'customer') {
    const isAnswered = unansweredSince === null || written.at < unansweredSince;
    if (isAnswered) return before;
    const after = afterCustomer(before, written);
    return {
      ...after,
      waitingSince: written.isSpoken ? after.waitingSince : earlierOf(after.waitingSince!, written.at),
    };
  }
  const after = { ...afterReply(before, written), firstReplyAt };
  if (unansweredSince === null || after.status === 'solved') return after;
  const status = written.status ?? (before.status === 'new' ? 'open' : before.status);
  return { ...after, status, waitingSince: before.waitingSince && unansweredSince };
}

const earlierOf = (one: Date, other: Date) => new Date(Math.min(one.getTime(), other.getTime()));
