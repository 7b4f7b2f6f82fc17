/** The subscription: a box of refills each month, until somebody has enough of it. */
import { DAYS } from './calendar.ts';
import { askForHelp } from './help.ts';
import type { Story } from './story.ts';
import { ask, scoreOf } from './surveys.ts';
import { THIRD_RENEWAL } from './truths.ts';

const PERIOD_DAYS = 30;
const CRITICAL_RENEWAL = 3;
const PRICE = 24.9;

/** Starts it on that day and renews it until it is ended or the record is. */
export function subscribe(story: Story, start: number): void {
  const { chance, person } = story;
  const subscription = { subscription: `${person.key}/care-box`, plan: 'care box', price: PRICE };
  const note = (day: number, type: string, properties: Record<string, unknown> = {}) =>
    story.happened(day, type, {
      channel: 'web',
      kind: 'subscription',
      properties: { ...subscription, ...properties },
    });
  if (!note(start, 'Subscription Started')) return;
  for (let renewal = 1; start + renewal * PERIOD_DAYS < DAYS; renewal++) {
    const day = start + renewal * PERIOD_DAYS;
    note(day, 'Subscription Renewed', { renewal });
    const called =
      renewal === CRITICAL_RENEWAL && chance.happens(THIRD_RENEWAL.called) && callAbout(story, day);
    rateBox(story, day, renewal, called);
    if (chance.happens(0.03)) askForHelp(story, story.atWakingHour(day + chance.between(1, 20)), 'care box');
    if (!chance.happens(ending(renewal, called))) continue;
    const end = story.atWakingHour(day + chance.between(15, 28));
    note(end, 'Subscription Cancelled', { renewal, reason: reasonOf(story, renewal) });
    story.impression -= 1;
    return;
  }
}

function ending(renewal: number, called: boolean): number {
  if (renewal !== CRITICAL_RENEWAL) return THIRD_RENEWAL.usually;
  return called ? THIRD_RENEWAL.afterThirdWithCall : THIRD_RENEWAL.afterThird;
}

/** Somebody of ours asks how the box is doing. */
function callAbout(story: Story, renewed: number): boolean {
  const day = story.atWorkingHour(renewed + story.chance.between(2, 8));
  return story.happened(day, 'Call Made', {
    properties: { reason: 'care box check-in', renewal: CRITICAL_RENEWAL },
  });
}

function rateBox(story: Story, renewed: number, renewal: number, called: boolean) {
  if (renewal !== 1 && renewal % CRITICAL_RENEWAL !== 0) return;
  const day = story.atWakingHour(renewed + 10);
  ask(story, { survey: 'care-box', metric: 'csat', day, answered: 0.26, channel: 'email' }, () => {
    const tired = renewal === CRITICAL_RENEWAL && !called;
    return {
      score: scoreOf(story, tired ? [8, 14, 30, 28, 20] : [3, 5, 14, 38, 40]),
      cause: 'box',
      properties: { renewal },
    };
  });
}

function reasonOf({ chance }: Story, renewal: number): string {
  if (renewal === CRITICAL_RENEWAL)
    return chance.weigh([
      ['always the same', 7],
      ['too much at home', 4],
      ['price', 2],
    ]);
  return chance.pick(['too much at home', 'price', 'moving', 'always the same']);
}
