/** What happens to customers, and what they answer, as events. */
import type { CustomerHappening, CustomerListener } from '../customers/happenings.ts';
import type { EventType } from './contract.ts';
import { type NewEvent, writeDown } from './write-down.ts';

export const tellOfCustomers: CustomerListener = (sql, workspaceId, happenings) =>
  writeDown(sql, workspaceId, happenings.map(eventOf));

const TYPES: Record<CustomerHappening['what'], EventType> = {
  created: 'customer.created',
  updated: 'customer.updated',
  merged: 'customer.merged',
  unmerged: 'customer.unmerged',
  answered: 'response.created',
  'answered otherwise': 'response.updated',
};

const eventOf = (happening: CustomerHappening): NewEvent => ({
  ...{ type: TYPES[happening.what], customerId: happening.customerId },
  ...('responseId' in happening && { responseId: happening.responseId }),
  ...('mergeId' in happening && { facts: { mergeId: happening.mergeId } }),
});
