import { CONTACTS } from '../desk-rows.ts';
import { COUNT } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const contacts: Metric = {
  id: 'contacts',
  name: 'Contacts',
  definition: 'How many conversations customers began, on any channel.',
  formula:
    'Conversations whose first message is a customer’s, by the moment they began. Merged ones count once, with the one they were merged into; what we began counts for nothing. Hours and weekdays are those of the workspace.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'none',
  kind: COUNT,
  hasParts: false,
  of: CONTACTS,
  observations: (asked) => observed(CONTACTS, { at: 'seen.created_at', where: 'seen.is_asked = 1' }, asked),
};
