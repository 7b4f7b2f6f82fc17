/** What is certain among all that was looked at, and whether it is good. */

import type { PulseMetric } from '../contract.ts';
import type { Measured } from '../measure.ts';

/** So often, at most, one of the figures said to have changed has not. */
export const CERTAIN = 0.05;
/** Fewer in either period say nothing about a figure; of totals any number does. */
const FEW = 30;

export function isEnough({ question, now, before }: Measured): boolean {
  return question.metric.kind.apart?.as === 'total' || Math.min(now.n, before.n) >= FEW;
}

/** @param change of the figure, signed; null where there is nothing to compare */
export function verdictOf(
  direction: PulseMetric['direction'],
  change: { value: number; certain: boolean } | null,
): PulseMetric['verdict'] {
  if (!change) return 'unknown';
  return change.certain ? wayOf(direction, change.value) : 'unclear';
}

export function wayOf(direction: PulseMetric['direction'], change: number): 'better' | 'worse' | 'changed' {
  if (direction === 'none') return 'changed';
  return change > 0 === (direction === 'up') ? 'better' : 'worse';
}
