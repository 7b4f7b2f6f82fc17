/** Asking and answering. Comments fit the score and its cause, in the language of whoever writes them. */
import { type Cause, type CommentFacts, commentOn, type Mood } from './comments.ts';
import type { SampleMetric } from './entities.ts';
import type { Story } from './story.ts';

export interface Question {
  survey: string;
  metric: SampleMetric;
  /** Day of the record on which it is sent. */
  day: number;
  /** Share of those asked who answer. */
  answered: number;
  channel: string;
  order?: string;
}

export interface Reply {
  score: number;
  cause: Cause;
  /** What the comment may mention. */
  facts?: CommentFacts;
  properties?: Record<string, unknown>;
}

const SCALES: Record<SampleMetric, [low: number, high: number]> = { csat: [1, 5], nps: [0, 10], ces: [1, 7] };
const COMMENTED = 0.46;

/** Sends the question; some answer. `reply` is asked only then. Answers the score given. */
export function ask(story: Story, question: Question, reply: () => Reply): number | null {
  const { chance } = story;
  const { survey, metric, day, channel, order } = question;
  const about = { channel, ...(order ? { order } : {}) };
  if (!story.happened(day, 'Survey Sent', { kind: 'survey', properties: { survey }, ...about })) return null;
  if (!chance.happens(question.answered)) return null;
  const at = day + chance.around(0.25, 1.1);
  const { score, cause, facts = {}, properties = {} } = reply();
  const comment = chance.happens(COMMENTED)
    ? commentOn(chance, story.person.country.language, cause, moodOf(metric, score), facts)
    : null;
  const [scaleMin, scaleMax] = SCALES[metric];
  if (!story.reaches(at)) return null;
  story.responses.push({
    externalId: `${story.person.key}/answer-${story.responses.length + 1}`,
    customer: story.person.key,
    order: order ?? null,
    survey,
    metric,
    score,
    scaleMin,
    scaleMax,
    comment,
    language: story.person.country.language,
    askedAt: story.moment(day),
    at: story.moment(at),
    channel,
    properties,
  });
  return score;
}

/** Score 1 to 5 by the weights of each. */
export function scoreOf(story: Story, weights: readonly number[]): number {
  return story.chance.weigh(weights.map((weight, index) => [index + 1, weight] as const));
}

/** Score 1 to 5 of which the given share is 4 or 5. */
export function satisfaction(story: Story, share: number): number {
  const { chance } = story;
  return chance.happens(share)
    ? chance.weigh([
        [4, 38],
        [5, 62],
      ])
    : chance.weigh([
        [1, 24],
        [2, 30],
        [3, 46],
      ]);
}

function moodOf(metric: SampleMetric, score: number): Mood {
  const [low, high] = { csat: [2, 4], nps: [6, 9], ces: [3, 6] }[metric] as [number, number];
  return score <= low ? 'bad' : score >= high ? 'good' : 'fair';
}
