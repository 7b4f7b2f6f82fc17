/** How finely a period is cut. */
import { INTERVALS, type Interval } from '../../../server/features/lens/question/contract.ts';
import { daysOf, type Period } from '../narrowing/period.ts';

/** About a dozen points, up to some twenty-five. */
export function intervalFor(period: Period): Interval {
  const days = daysOf(period);
  if (days === undefined || days > 200) return 'month';
  return days > 31 ? 'week' : 'day';
}

/** What makes neither a single point nor a thicket of them. */
export function possibleIntervals(period: Period): Interval[] {
  const days = daysOf(period) ?? Number.POSITIVE_INFINITY;
  const most = { day: 400, week: 1500, month: Number.POSITIVE_INFINITY, quarter: Number.POSITIVE_INFINITY };
  const least = { day: 0, week: 14, month: 45, quarter: 150, year: 500 };
  return INTERVALS.filter(
    (one) => days >= least[one] && days <= (most[one as 'day'] ?? Number.POSITIVE_INFINITY),
  );
}
