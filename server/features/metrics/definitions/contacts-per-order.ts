import { RATIO } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ownRows, PLACED } from '../rows.ts';

/** Touchpoints that are somebody turning to the company. */
const CONTACTS = ['Help Requested', 'Call Received'];

const ROWS = ownRows(`
  SELECT person, toNullable(at) AS moment, toUInt64(1) AS contacts, toUInt64(0) AS orders FROM touchpoints
  WHERE type IN (${CONTACTS.map((type) => `'${type}'`).join(', ')})
  UNION ALL
  SELECT person, placed_at AS moment, toUInt64(0) AS contacts, toUInt64(1) AS orders FROM orders AS seen WHERE ${PLACED}`);

export const contactsPerOrder: Metric = {
  id: 'contacts-per-order',
  name: 'Contacts per order',
  definition: 'How often people have to turn to you for each order they place.',
  formula: `Contacts in the period / orders placed in the period. A contact is a touchpoint ${CONTACTS.map((type) => `“${type}”`).join(' or ')}.`,
  source:
    'Contact rate as service desks count it. Interval: ratio estimator with people as units (W. G. Cochran, Sampling Techniques, 1977).',
  unit: 'mean',
  direction: 'down',
  kind: RATIO,
  hasParts: false,
  of: ROWS,
  observations: (asked) =>
    observed(ROWS, { at: 'seen.moment', value: 'seen.contacts', more: ['seen.orders AS weight'] }, asked),
  assumptions: { contacts: CONTACTS },
};
