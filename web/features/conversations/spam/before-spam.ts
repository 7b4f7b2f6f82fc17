import type { Conversation } from '../queries.ts';

const STATUSES = ['new', 'open', 'waiting', 'snoozed', 'solved', 'closed'] as const;

/** What a conversation was before it was taken for spam: that it is again. One that was snoozed is ours to look at. */
export function beforeSpam({ changes }: Pick<Conversation, 'changes'>) {
  const turn = changes.findLast(({ what, after }) => what === 'status' && after === 'spam');
  const before = STATUSES.find((status) => status === turn?.before);
  return before && before !== 'new' && before !== 'snoozed' ? before : 'open';
}
