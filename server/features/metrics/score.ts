/** Scores of answers on one scale, as SQL over `ON_SCALES` called `seen`. */
import type { Metric as Asked } from '../surveys/metrics.ts';

/** What is meant where an answer does not say its scale. */
const USUAL: Record<Exclude<Asked, 'custom'>, [least: number, most: number]> = {
  csat: [1, 5],
  rating: [1, 5],
  ces: [1, 7],
  nps: [0, 10],
};

const usual = (end: 0 | 1) =>
  `multiIf(${Object.entries(USUAL)
    .map(([metric, scale]) => `metric = '${metric}', ${scale[end]}`)
    .join(', ')}, 0)`;

/** The lens's responses with the ends of their scales: said once, since the lens reads every formula anew. */
export const ON_SCALES = `(
  SELECT *, coalesce(scale_min, ${usual(0)}) AS lowest, coalesce(scale_max, ${usual(1)}) AS highest FROM responses)`;

/** Answers with a score, within its scale, to one of these questions. A skipped one has none. */
export function scoredAs(metrics: Exclude<Asked, 'custom'>[]): string {
  const asked = metrics.map((metric) => `'${metric}'`).join(', ');
  return `seen.metric IN (${asked}) AND seen.score IS NOT NULL AND seen.highest > seen.lowest AND seen.score BETWEEN seen.lowest AND seen.highest`;
}

/** The score stretched from its own scale to this one. Needs `scoredAs`. */
export function stretched(least: number, most: number): string {
  return `assumeNotNull(${least} + ${most - least} * (seen.score - seen.lowest) / (seen.highest - seen.lowest))`;
}
