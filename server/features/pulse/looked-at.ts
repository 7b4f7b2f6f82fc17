/** Which metrics Pulse looks at: the first so many with data, the most telling first. */
import type { MetricId } from '../metrics/shapes-contract.ts';
import type { Span } from './contract.ts';

/** What people take in at a glance is less: screens show the first eight, and all in which something is found. */
export const MOST_METRICS = 10;

const IN_ORDER: MetricId[] = [
  'nps',
  'csat',
  'emotion',
  'late-share',
  'contacts-per-order',
  'orders',
  'revenue',
  'churn-rate',
  'returned-share',
  'ces',
  'delivery-time',
  'cancelled-share',
  'response-rate',
  'new-customers',
  'active-customers',
];

/** Hardly anybody orders twice in a week: in longer times, whether they do says more than whether they left. */
const IN_LONGER_SPANS: MetricId[] = IN_ORDER.toSpliced(IN_ORDER.indexOf('churn-rate'), 0, 'repurchase-rate');

export const metricsOf = (span: Span): MetricId[] =>
  span === 'week' ? IN_ORDER.slice() : IN_LONGER_SPANS.slice();

/** What these count reaches the record from systems of its own (a help desk, a shop's returns), or not at all. */
const OF_OTHER_SYSTEMS: MetricId[] = ['contacts-per-order', 'returned-share', 'cancelled-share'];

/** Nought in every period is then no good news: nobody connected where it would come from. */
export const isUnrecorded = (id: MetricId, points: { value: number | null }[]): boolean =>
  OF_OTHER_SYSTEMS.includes(id) && points.every(({ value }) => !value);
