/** Asking us for help, and how fast somebody answers. */
import { MINUTE } from './calendar.ts';
import type { Story } from './story.ts';
import { ask, satisfaction } from './surveys.ts';
import { FIRST_ANSWER } from './truths.ts';

export type Concern = 'late parcel' | 'return' | 'product' | 'care box' | 'order';

const CHANNELS: [channel: string, weight: number, medianMinutes: number, spread: number][] = [
  ['chat', 42, 9, 1.3],
  ['email', 40, 290, 1.2],
  ['phone', 18, 5, 1],
];

/** A late parcel weighs on the rating of whoever helps, however fast. */
const LATE_PARCEL_COSTS = 0.08;

export function askForHelp(story: Story, day: number, concern: Concern, order?: string): void {
  const { chance } = story;
  const [channel, , median, spread] = chance.weigh(CHANNELS.map((one) => [one, one[1]] as const));
  const minutes = Math.max(0.5, chance.around(median, spread));
  const about = { channel, ...(order ? { order } : {}) };
  const request = `${story.person.key}/help-${story.touchpoints.length}`;
  if (!story.happened(day, 'Help Requested', { properties: { request, concern }, ...about })) return;
  const answered = day + minutes * MINUTE;
  const waited = { request, first_answer_seconds: Math.round(minutes * 60) };
  if (!story.happened(answered, 'Help Answered', { properties: waited, ...about })) return;
  const solved = answered + chance.around(channel === 'email' ? 0.6 : 0.02, 1);
  if (!story.happened(solved, 'Problem Solved', { properties: { request }, ...about })) return;
  rate(story, solved, minutes, concern, channel, order);
}

function rate(
  story: Story,
  solved: number,
  minutes: number,
  concern: Concern,
  channel: string,
  order?: string,
) {
  const satisfied = FIRST_ANSWER.find(({ underMinutes }) => minutes < underMinutes)!.satisfied;
  const question = {
    survey: 'after-help',
    metric: 'csat',
    day: solved + 5 * MINUTE,
    answered: 0.5,
    channel,
    order,
  } as const;
  ask(story, question, () => {
    const score = satisfaction(story, satisfied - (concern === 'late parcel' ? LATE_PARCEL_COSTS : 0));
    if (score <= 2) story.impression -= 1.5;
    const cause = minutes > 120 && score <= 3 ? 'slow' : 'help';
    return { score, cause, facts: { minutes, channel }, properties: { concern } };
  });
}
