/** How long a conversation is snoozed by a macro, as people say it. */

export interface Span {
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

const AN_HOUR = 60;
const A_DAY = 24 * AN_HOUR;

/** In the longest unit that fits it. */
export function spanOf(minutes: number): Span {
  if (minutes % A_DAY === 0) return { unit: 'days', count: minutes / A_DAY };
  if (minutes % AN_HOUR === 0) return { unit: 'hours', count: minutes / AN_HOUR };
  return { unit: 'minutes', count: minutes };
}

/** Those that are offered, in minutes. */
export const USUAL_SPANS = [AN_HOUR, 4 * AN_HOUR, ...[1, 2, 3, 7, 14, 30].map((days) => days * A_DAY)];
