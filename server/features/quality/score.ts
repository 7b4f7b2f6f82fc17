/** What a review comes to. The browser reckons it, too, while a review is written. */

export const SCALES = ['five', 'yes-no'] as const;
export type Scale = (typeof SCALES)[number];

export interface Weighed {
  id: string;
  /** Beside those of the others that apply. */
  weight: number;
  scale: Scale;
  /** Missed, it fails the whole. */
  critical: boolean;
}

export interface Answered {
  criterion: string;
  /** 1 to 5, or 0 (no) and 1 (yes); null while it is not answered, and where it does not apply. */
  value: number | null;
  applies: boolean;
}

export interface Score {
  /** 0 to 100; null while nothing that applies is answered. */
  score: number | null;
  /** A critical criterion was missed: the score is 0, whatever else is good. */
  failed: boolean;
  /** Every criterion is answered, or does not apply. */
  complete: boolean;
}

const VALUES: Record<Scale, { least: number; most: number }> = {
  five: { least: 1, most: 5 },
  'yes-no': { least: 0, most: 1 },
};

/** Whether a scale has the value. */
export const isOn = (scale: Scale, value: number) =>
  Number.isInteger(value) && value >= VALUES[scale].least && value <= VALUES[scale].most;

/** From 0, the worst of its scale, to 1, the best: 1 to 5 are 0, ¼, ½, ¾ and 1. */
export function shareOf(scale: Scale, value: number): number {
  const { least, most } = VALUES[scale];
  return (value - least) / (most - least);
}

/** Whether it has a value, or does not apply. */
export const isAnswered = (answer: Pick<Answered, 'value' | 'applies'> | undefined): boolean =>
  answer !== undefined && (!answer.applies || answer.value !== null);

/**
 * The weighted share of what applies:
 *
 *   score = 100 · Σ wᵢ sᵢ / Σ wᵢ
 *
 * over the criteria that are answered and apply, w being the weight and s the share of the scale. What does not apply
 * counts neither for nor against. A critical criterion at the worst of its scale makes the score 0.
 */
export function scoreOf(criteria: readonly Weighed[], answers: readonly Answered[]): Score {
  const given = new Map(answers.map((answer) => [answer.criterion, answer]));
  let [sum, weights, failed, complete] = [0, 0, false, true];
  for (const { id, weight, scale, critical } of criteria) {
    const answer = given.get(id);
    if (!isAnswered(answer)) complete = false;
    if (!answer?.applies || answer.value === null) continue;
    const share = shareOf(scale, answer.value);
    if (critical && share === 0) failed = true;
    sum += weight * share;
    weights += weight;
  }
  if (weights === 0) return { score: null, failed: false, complete };
  return { score: failed ? 0 : (100 * sum) / weights, failed, complete };
}
