/** A vertical axis of durations: its marks lie on whole hours, days or weeks, as people count them. */

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
const STEPS = [
  ...[1, 5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY),
];
const MOST_STEPS = 5;

export interface DurationAxis {
  min: number;
  max: number;
  interval: number;
}

/** @param values seconds; @returns undefined where there are none */
export function durationAxis(values: readonly (number | null | undefined)[]): DurationAxis | undefined {
  const known = values.filter((value): value is number => typeof value === 'number');
  if (!known.length) return undefined;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const axes = STEPS.map((interval) => ({
    min: Math.floor(least / interval) * interval,
    max: Math.max(Math.ceil(most / interval), Math.floor(least / interval) + 1) * interval,
    interval,
  }));
  const fits = ({ min, max, interval }: DurationAxis) => (max - min) / interval <= MOST_STEPS;
  return axes.find(fits) ?? axes.at(-1);
}
