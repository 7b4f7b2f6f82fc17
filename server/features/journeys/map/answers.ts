/** How answers are read: on their own scales, and each metric by its definition, as in features/metrics. */

const MEASURED = `('csat', 'rating', 'ces', 'nps')`;

/**
 * Answers with a score within its scale: its own, else the usual one of the metric. Columns: `person`, `at`, `asked`,
 * `order`, `metric`, `score`, `lowest`, `highest`; none is null.
 */
export const SCORED = `(
  SELECT person, at, coalesce(asked_at, at) AS asked, \`order\`, metric, assumeNotNull(given) AS score,
    coalesce(scale_min, if(metric = 'nps', 0, 1)) AS lowest,
    coalesce(scale_max, multiIf(metric = 'nps', 10, metric = 'ces', 7, 5)) AS highest
  FROM (SELECT * EXCEPT score, score AS given FROM responses WHERE metric IN ${MEASURED} AND given IS NOT NULL)
  WHERE highest > lowest AND given BETWEEN lowest AND highest)`;

const stretched = (least: number, most: number) =>
  `(${least} + ${most - least} * (score - lowest) / (highest - lowest))`;

/** What people do after a touchpoint, as numbers of a list of followers. */
export const FOLLOWERS = { contacts: 1, csat: 2, ces: 3, nps: 4 } as const;
export type Follower = keyof typeof FOLLOWERS;

/** Which of them an answer is. Stars are satisfaction: `rating` counts as CSAT. */
export const ANSWER_KIND = `multiIf(metric = 'nps', ${FOLLOWERS.nps}, metric = 'ces', ${FOLLOWERS.ces}, ${FOLLOWERS.csat})`;

/** CSAT: 1 for the top two of five, else 0. CES: on 1 … 7. NPS: 1 for a promoter, −1 for a detractor, else 0. */
export const ANSWER_VALUE = `multiIf(
  metric = 'nps', multiIf(${stretched(0, 10)} >= 9, 1, ${stretched(0, 10)} < 7, -1, 0),
  metric = 'ces', ${stretched(1, 7)},
  toFloat64(toFloat32(${stretched(1, 5)}) >= 4))`;
