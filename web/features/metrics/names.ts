/** Metrics by the names that the reader's language has for them. */
import { useTranslation } from 'react-i18next';
import { METRIC_IDS, type MetricId } from '../../../server/features/metrics/shapes-contract.ts';

export const isMetricId = (id: string): id is MetricId => METRIC_IDS.some((one) => one === id);

export function useMetricWords(): (id: MetricId) => { name: string; definition: string; formula: string } {
  const { t } = useTranslation('metrics');
  return (id) => ({
    name: t(`metric.${id}.name`),
    definition: t(`metric.${id}.definition`),
    formula: t(`metric.${id}.formula`),
  });
}

/** In the order of the list: what belongs together. */
export const FAMILIES = {
  felt: ['nps', 'csat', 'ces', 'emotion', 'response-rate'],
  bought: ['orders', 'revenue', 'cancelled-share', 'returned-share'],
  arrived: ['delivery-time', 'late-share', 'contacts-per-order', 'kept-promises'],
  answered: [
    'contacts',
    'first-response-time',
    'next-response-time',
    'resolution-time',
    'service-level',
    'first-contact-resolution',
    'reopen-rate',
    'backlog',
    'backlog-age',
    'quality-score',
    'noted-emotion',
  ],
  stayed: ['repurchase-rate', 'time-to-second-order', 'retention', 'churn-rate'],
  people: ['customers', 'new-customers', 'active-customers'],
} as const satisfies Record<string, MetricId[]>;
