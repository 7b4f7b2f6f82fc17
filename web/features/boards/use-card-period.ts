import { useFormat } from '../../format.ts';
import { dayOf } from '../narrowing/period.ts';
import { useLastDay } from '../narrowing/queries.ts';
import { type CardPeriod, cardPeriod, type Kept } from './card-question.ts';

/** The time a card is about today; undefined until it is known when anything last happened. */
export function useCardPeriod(card: Kept): CardPeriod | undefined {
  const { timeZone } = useFormat();
  const lastDay = useLastDay();
  if (lastDay === undefined) return undefined;
  return cardPeriod(card, dayOf(new Date(), timeZone), lastDay ?? undefined);
}
