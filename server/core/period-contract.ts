/** How callers say the time that they ask about. */
import { z } from 'zod';

export const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'must be a date such as 2026-03-01 or a moment such as 2026-03-01T00:00:00Z',
});

/** Query fields of every question. A date is the start of that day where the workspace is; `to` is not included. */
export const PeriodQuery = z.object({
  /** First moment, included; from the beginning when left out. */
  from: Moment.optional(),
  /** Last moment, not included; until now when left out. */
  to: Moment.optional(),
});
