/** Where the whole question of a card is. */
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { QUESTION_PLACES } from '../journeys/questions/kinds.ts';
import { type CardPeriod, questionInUrl } from './card-question.ts';
import type { Card } from './queries.ts';

/** For a link: `to`, `params`, `search`. */
export function useCardPlace(card: Card, period: CardPeriod) {
  const search = questionInUrl(card, period);
  if (card.kind === 'metric') {
    const params = { id: card.question.id as MetricId };
    // A page holds a figure against the time before unless told; a card only where it says so.
    return { to: '/metrics/$id' as const, params, search: { compare: 'none', ...search } };
  }
  if (card.kind === 'map') return { to: '/journey' as const, search: { compare: 'none', ...search } };
  return { to: QUESTION_PLACES[card.kind], search };
}
