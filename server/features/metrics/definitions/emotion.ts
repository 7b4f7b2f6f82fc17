import { meanOn } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { RESPONSES } from '../rows.ts';
import { scoredAs, stretched } from '../score.ts';

const EMOTION = stretched(-1, 1);
const SOURCES = ['csat', 'rating', 'ces', 'nps'] as const;

export const emotion: Metric = {
  id: 'emotion',
  name: 'Emotion',
  definition:
    'How it felt, from −1 (bad) over 0 (neither) to +1 (good), from the scores that customers gave.',
  formula:
    'Mean of all ratings, CSAT, CES and NPS answers, each scale stretched to −1 to +1. Skipped answers do not count. The detail says how many of each.',
  source: 'Linear rescaling of each answer’s own scale. Interval: Student’s t.',
  unit: 'emotion',
  direction: 'up',
  kind: meanOn(-1, 1),
  hasParts: true,
  hasMiddle: true,
  of: RESPONSES,
  observations: (asked) =>
    observed(
      RESPONSES,
      {
        at: 'seen.at',
        value: EMOTION,
        hit: `sign(${EMOTION})`,
        more: ['toString(seen.metric) AS origin'],
        where: scoredAs([...SOURCES]),
      },
      asked,
    ),
  detail: Object.fromEntries(SOURCES.map((source) => [source, `countIf(origin = '${source}')`])),
};
