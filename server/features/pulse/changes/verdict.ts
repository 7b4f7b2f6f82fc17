/** Whether a change is good, once it is known whether it is certain. */
import type { PulseMetric } from '../contract.ts';

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
