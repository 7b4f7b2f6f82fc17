/** What is different between two states of a conversation, as its history tells it. */
import type { Changed, ConversationRecord } from './hold.ts';

/** Columns that people change, and what history calls them. */
const TOLD = {
  status: 'status',
  priority: 'priority',
  assignee_id: 'assignee',
  department_id: 'department',
  tags: 'tags',
  subject: 'subject',
  language: 'language',
  snoozed_until: 'snoozedUntil',
} as const;

type Told = keyof typeof TOLD;

export function changesOf(
  before: Pick<ConversationRecord, Told>,
  after: Pick<ConversationRecord, Told>,
): Changed[] {
  return (Object.keys(TOLD) as Told[]).flatMap((column) => {
    const [was, is] = [before[column], after[column]];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ what: TOLD[column], before: was, after: is }];
  });
}
