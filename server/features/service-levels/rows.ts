/** What the JSON columns of calendars and policies hold. */
import type { Selectable } from 'kysely';
import type { Calendars, ServicePolicies } from '../../core/database/tables.ts';
import type { OpenInterval } from './business-hours.ts';
import type { PolicyBody } from './shapes-contract.ts';

export interface HandHoliday {
  date: string;
  name: string;
  yearly: boolean;
}

export type CalendarRow = Omit<Selectable<Calendars>, 'week' | 'holidays' | 'feed_holidays'> & {
  week: OpenInterval[][];
  holidays: HandHoliday[];
  feed_holidays: { date: string; name: string }[];
};

export type PolicyRow = Omit<Selectable<ServicePolicies>, 'match' | 'targets' | 'escalations'> &
  Pick<PolicyBody, 'match' | 'targets' | 'escalations'>;
