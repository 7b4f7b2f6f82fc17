/** Walking into one of the two stores. */
import { DAYS, HOUR, MINUTE } from './calendar.ts';
import { buyInStore } from './orders.ts';
import { storeIn } from './places.ts';
import type { Story } from './story.ts';
import { ask, satisfaction } from './surveys.ts';
import { STORES } from './truths.ts';

/** Only who lives in one of the two towns, and whom we know by their card. */
export function visitStores(story: Story): void {
  const { chance, person, knownSince } = story;
  const store = storeIn(person.city.name);
  if (!store || knownSince === null || person.walk === 'visitor') return;
  const visits = Math.floor(chance.around(1.8, 0.8));
  const days = Array.from({ length: visits }, () => chance.between(knownSince + 1, DAYS)).sort(
    (a, b) => a - b,
  );
  for (const day of days) {
    const at = story.atWorkingHour(day);
    if (!story.happened(at, 'Store Visited', { properties: { store } })) continue;
    if (chance.happens(0.4)) buyInStore(story, at + 20 * MINUTE, store);
    const question = {
      survey: 'after-store-visit',
      metric: 'csat',
      day: at + 3 * HOUR,
      answered: 0.36,
      channel: 'messaging',
    } as const;
    ask(story, question, () => {
      const score = satisfaction(story, STORES[store]);
      return { score, cause: score <= 3 && store === 'Campinas' ? 'queue' : 'store', properties: { store } };
    });
  }
}
