import { sentimentOf } from '../../contact-log/noted.ts';
import { NOTED } from '../desk-rows.ts';
import { meanOn } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

const SENTIMENT = sentimentOf('seen.emotion');

export const notedEmotion: Metric = {
  id: 'noted-emotion',
  name: 'Emotion as noted',
  definition:
    'How customers seemed on the telephone and at the counter, from −1 (bad) over 0 (neither) to +1 (good): as members noted it, not what customers said.',
  formula:
    'Mean of what members noted of calls and visits: joy +1, trust +½, surprise and neutral 0, sadness and fear −½, anger −1. Those of which nobody noted a feeling do not count. No rating is in it, and it is in no rating.',
  source:
    'How pleasant each feeling is (J. A. Russell, "A circumplex model of affect", 1980), in steps of a half. Interval: Student’s t.',
  unit: 'emotion',
  direction: 'up',
  kind: meanOn(-1, 1),
  hasParts: true,
  hasMiddle: true,
  of: NOTED,
  observations: (asked) =>
    observed(NOTED, { at: 'seen.at', value: SENTIMENT, hit: `sign(${SENTIMENT})` }, asked),
};
