/** What is different between two states of a conversation, as its history tells it. */
import type { FieldValues } from './fields/contract.ts';
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
  fields: 'fields',
} as const;

type Told = keyof typeof TOLD;

/** The columns, by what history calls them. */
export const COLUMNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TOLD).map(([column, what]) => [what, column]),
);

export function changesOf(
  before: Pick<ConversationRecord, Told>,
  after: Pick<ConversationRecord, Told>,
): Changed[] {
  return (Object.keys(TOLD) as Told[]).flatMap((column) => {
    const [was, is] = [before[column], after[column]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return column === 'fields'
      ? fieldsChanged(was as FieldValues, is as FieldValues)
      : [{ what: TOLD[column], before: was, after: is }];
  });
}

/** Of custom fields, those that differ. */
function fieldsChanged(was: FieldValues, is: FieldValues): Changed[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  const of = (values: FieldValues) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  return keys.length ? [{ what: 'fields', before: of(was), after: of(is) }] : [];
}
