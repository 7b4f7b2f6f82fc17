/** Scores of answers on one scale, as SQL over the lens's `responses` called `seen`. */
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
    .map(([metric, scale]) => `seen.metric = '${metric}', ${scale[end]}`)
    .join(', ')}, 0)`;

const LEAST = `coalesce(seen.scale_min, ${usual(0)})`;
const MOST = `coalesce(seen.scale_max, ${usual(1)})`;

/** Answers with a score, within its scale, to one of these questions. A skipped one has none. */
export function scoredAs(metrics: Exclude<Asked, 'custom'>[]): string {
  const asked = metrics.map((metric) => `'${metric}'`).join(', ');
  return `seen.metric IN (${asked}) AND seen.score IS NOT NULL AND ${MOST} > ${LEAST} AND seen.score BETWEEN ${LEAST} AND ${MOST}`;
}

/** The score stretched from its own scale to this one. Needs `scoredAs`. */
export function stretched(least: number, most: number): string {
  return `assumeNotNull(${least} + ${most - least} * (seen.score - ${LEAST}) / (${MOST} - ${LEAST}))`;
}
