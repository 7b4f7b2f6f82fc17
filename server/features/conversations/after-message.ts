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
  at: Date;
  /** What the writer wants it to be after a reply. */
  status?: 'open' | 'waiting' | 'solved' | undefined;
}

/** A note changes nothing. A closed conversation takes no message: its customer begins another one. */
export function afterMessage(before: State, written: Written): State {
  if (written.kind === 'note') return before;
  return written.kind === 'reply' ? afterReply(before, written) : afterCustomer(before, written);
}

function afterReply(before: State, { at, status = 'waiting' }: Written): State {
  return { ...before, status, waitingSince: null, firstReplyAt: before.firstReplyAt ?? at };
}

/** Whoever waits already waits since they first asked, not since they asked again. */
function afterCustomer(before: State, { at }: Written): State {
  const waitingSince = before.waitingSince ?? at;
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
  if (written.kind === 'note') return before;
  if (written.kind === 'customer') {
    const isAnswered = unansweredSince === null || written.at < unansweredSince;
    if (isAnswered) return before;
    const after = afterCustomer(before, written);
    return { ...after, waitingSince: earlierOf(after.waitingSince!, written.at) };
  }
  const after = { ...afterReply(before, written), firstReplyAt };
  if (unansweredSince === null || after.status === 'solved') return after;
  const status = written.status ?? (before.status === 'new' ? 'open' : before.status);
  return { ...after, status, waitingSince: before.waitingSince && unansweredSince };
}

const earlierOf = (one: Date, other: Date) => new Date(Math.min(one.getTime(), other.getTime()));
