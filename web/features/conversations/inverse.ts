/** What takes a change back. */
import type { ChangeBody, ConversationRow } from './queries.ts';

export type Before = Pick<
  ConversationRow,
  | 'id'
  | 'number'
  | 'status'
  | 'snoozedUntil'
  | 'priority'
  | 'assignee'
  | 'department'
  | 'tags'
  | 'language'
  | 'languageGuessed'
  | 'fields'
>;

/** @returns the change that makes it what it was in everything that `change` names */
export function inverseOf(change: ChangeBody, before: Before): ChangeBody {
  return {
    ...((change.status !== undefined || change.snoozedUntil !== undefined) && statusOf(before)),
    ...(change.priority !== undefined && { priority: before.priority }),
    ...(change.assignee !== undefined && { assignee: before.assignee?.id ?? null }),
    ...(change.department !== undefined && { department: before.department?.key ?? null }),
    ...(change.tags !== undefined && { tags: before.tags }),
    ...(change.language !== undefined && { language: before.language }),
    ...(change.fields !== undefined && {
      fields: Object.fromEntries(Object.keys(change.fields).map((key) => [key, before.fields[key] ?? null])),
    }),
  };
}

function statusOf({ status, snoozedUntil }: Before): ChangeBody {
  if (status !== 'snoozed' || !snoozedUntil) return { status };
  return Date.parse(snoozedUntil) > Date.now() ? { status, snoozedUntil } : { status: 'open' };
}
