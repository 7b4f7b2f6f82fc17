/** What a message makes of its conversation: the rules, without a database. */
import type { z } from 'zod';
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
