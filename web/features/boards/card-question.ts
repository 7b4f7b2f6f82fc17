/** A card's question: as it is sent to the server now, and as it stands in the URL of the question's own page. */
import type { UrlSearch } from '../../ui/url-filters.ts';
import { type Step, stepsInUrl } from '../journeys/questions/funnel/steps.ts';
import { addDays, asQuery, type Period, PRESET_DAYS, PRESETS } from '../narrowing/period.ts';
import type { Card } from './queries.ts';

type Question = Card['question'];
export type Kept = Pick<Card, 'question' | 'days'>;

export interface CardPeriod extends Pick<Period, 'from' | 'until'> {
  preset: Period['preset'];
}

/** The last so many days, as the pages count them: back from when anything last happened, where that is long ago. */
export function cardPeriod({ question, days }: Kept, today: string, lastDay: string | undefined): CardPeriod {
  if (days === null) return fixedPeriod(question);
  const isOver = lastDay !== undefined && lastDay < addDays(today, 1 - days);
  const until = isOver ? lastDay : today;
  const preset = PRESETS.find((one) => one !== 'all' && PRESET_DAYS[one] === days);
  return { preset, from: addDays(until, 1 - days), until };
}

function fixedPeriod({ from, to }: Question): CardPeriod {
  if (typeof from !== 'string' || typeof to !== 'string') {
    return { preset: 'all', from: undefined, until: undefined };
  }
  return { preset: undefined, from: from.slice(0, 10), until: addDays(to.slice(0, 10), -1) };
}

/** What the server is asked. */
export function questionNow({ question, days }: Kept, period: CardPeriod): Question {
  const { from, to, ...rest } = question;
  return days === null ? question : { ...rest, ...asQuery({ ...period, quietSince: undefined }) };
}

/** The same question at its own page's address. */
export function questionInUrl({ question }: Kept, { preset, from, until }: CardPeriod): UrlSearch {
  const { from: _, to: __, id: ___, steps, step, ...rest } = question;
  const written = Object.entries(rest).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    return [[name, Array.isArray(value) ? value.map(String) : String(value)]];
  });
  return {
    ...Object.fromEntries(written),
    ...stepsOfUrl(steps, step),
    ...(preset ? { period: preset } : { from, until }),
  };
}

/** Steps of a funnel are a list of objects; those of paths a number. */
function stepsOfUrl(steps: unknown, step: unknown): UrlSearch {
  if (Array.isArray(steps)) return stepsInUrl(steps as Step[]);
  return {
    ...(steps === undefined ? {} : { steps: String(steps) }),
    ...(Array.isArray(step) ? { step: step.map(String) } : {}),
  };
}
