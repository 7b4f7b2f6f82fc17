/** What a score measures. Runs in the browser too. */
export const METRICS = ['csat', 'nps', 'ces', 'rating', 'custom'] as const;
export type Metric = (typeof METRICS)[number];
