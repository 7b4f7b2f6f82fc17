/** Every metric there is, in the order in which they are shown. */
import type { z } from 'zod';
import { notFound } from '../../core/http/problems.ts';
import { activeCustomers } from './definitions/active-customers.ts';
import { backlog } from './definitions/backlog.ts';
import { backlogAge } from './definitions/backlog-age.ts';
import { cancelledShare } from './definitions/cancelled-share.ts';
import { ces } from './definitions/ces.ts';
import { churnRate } from './definitions/churn-rate.ts';
import { contacts } from './definitions/contacts.ts';
import { contactsPerOrder } from './definitions/contacts-per-order.ts';
import { csat } from './definitions/csat.ts';
import { customers } from './definitions/customers.ts';
import { deliveryTime } from './definitions/delivery-time.ts';
import { emotion } from './definitions/emotion.ts';
import { firstContactResolution } from './definitions/first-contact-resolution.ts';
import { firstResponseTime } from './definitions/first-response-time.ts';
import { keptPromises } from './definitions/kept-promises.ts';
import { lateShare } from './definitions/late-share.ts';
import { newCustomers } from './definitions/new-customers.ts';
import { nextResponseTime } from './definitions/next-response-time.ts';
import { notedEmotion } from './definitions/noted-emotion.ts';
import { nps } from './definitions/nps.ts';
import { orders } from './definitions/orders.ts';
import { qualityScore } from './definitions/quality-score.ts';
import { reopenRate } from './definitions/reopen-rate.ts';
import { repurchaseRate } from './definitions/repurchase-rate.ts';
import { resolutionTime } from './definitions/resolution-time.ts';
import { responseRate } from './definitions/response-rate.ts';
import { retention } from './definitions/retention.ts';
import { returnedShare } from './definitions/returned-share.ts';
import { revenue } from './definitions/revenue.ts';
import { serviceLevel } from './definitions/service-level.ts';
import { timeToSecondOrder } from './definitions/time-to-second-order.ts';
import type { Metric } from './metric.ts';
import { narrowingOf, splitsOf } from './observe.ts';
import { METRIC_IDS, type MetricId, type MetricWords } from './shapes-contract.ts';

const METRICS: Record<MetricId, Metric> = {
  nps,
  csat,
  ces,
  emotion,
  'response-rate': responseRate,
  customers,
  'new-customers': newCustomers,
  'active-customers': activeCustomers,
  orders,
  revenue,
  'repurchase-rate': repurchaseRate,
  'time-to-second-order': timeToSecondOrder,
  retention,
  'churn-rate': churnRate,
  'delivery-time': deliveryTime,
  'late-share': lateShare,
  'cancelled-share': cancelledShare,
  'returned-share': returnedShare,
  'contacts-per-order': contactsPerOrder,
  'kept-promises': keptPromises,
  contacts,
  'first-response-time': firstResponseTime,
  'next-response-time': nextResponseTime,
  'resolution-time': resolutionTime,
  'service-level': serviceLevel,
  'first-contact-resolution': firstContactResolution,
  'reopen-rate': reopenRate,
  backlog,
  'backlog-age': backlogAge,
  'quality-score': qualityScore,
  'noted-emotion': notedEmotion,
};

/** @throws 404, saying which there are */
export function metricOf(id: string): Metric {
  const known = METRIC_IDS.find((one) => one === id);
  if (known) return METRICS[known];
  throw notFound(`There is no metric "${id.slice(0, 60)}". There are: ${METRIC_IDS.join(', ')}.`);
}

export function listMetrics(): z.input<typeof MetricWords>[] {
  return METRIC_IDS.map((id) => wordsOf(METRICS[id]));
}

function wordsOf(metric: Metric): z.input<typeof MetricWords> {
  const { id, name, definition, formula, source, unit, direction, hasParts, hasMiddle, of, params } = metric;
  return {
    ...{ id, name, definition, formula, source, unit, direction },
    splits: splitsOf(of),
    narrowing: narrowingOf(of),
    parts: hasParts ? ['hit', ...(hasMiddle ? ['neither' as const] : []), 'miss'] : [],
    hasConversations: of.conversation !== undefined,
    ...(params ? { params } : {}),
  };
}
