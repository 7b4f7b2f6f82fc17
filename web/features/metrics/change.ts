/** How much a figure changed, and whether that is more than chance. */
import type { Figure, MetricDirection } from './figure-text.ts';

export interface Change {
  difference: number;
  direction: 'up' | 'down' | 'same';
  /** Undefined where neither way is good. */
  good: boolean | undefined;
  /** Whether it is larger than what two samples of these sizes differ by in 95 of 100 cases. */
  certain: boolean;
}

const Z = 1.959963984540054;

/** Null where either has no value. */
export function changeOf(now: Figure, before: Figure, good: MetricDirection): Change | null {
  if (now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  const isGood = good === 'none' || direction === 'same' ? undefined : direction === good;
  return { difference, direction, good: isGood, certain: isCertain(now, before, difference) };
}

/**
 * Two independent estimates: their difference over the root of the sum of their squared standard errors, which are read
 * off their intervals. Plain counts have none: the number of events is taken as Poisson, its variance as itself.
 */
function isCertain(now: Figure, before: Figure, difference: number): boolean {
  if (now.small || before.small) return false;
  const errors = [now, before].map(standardError);
  return (
    errors.every((error) => error !== null) && Math.abs(difference) > Z * Math.hypot(...(errors as number[]))
  );
}

function standardError({ value, n, low, high }: Figure): number | null {
  if (low !== null && high !== null) return (high - low) / 2 / Z;
  if (value === null || n === 0) return null;
  return Math.abs(value) / Math.sqrt(n);
}
