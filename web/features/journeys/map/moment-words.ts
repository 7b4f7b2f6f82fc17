/** A moment in the reader's language: one plain sentence, and what it rests on. */
import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import type { MomentOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { score, signed } from './measures.ts';

interface MomentWords {
  sentence: string;
  /** How many said it: "137 ratings"; their people are those of the part. */
  counted: string;
  part: MapPart;
  /** What else is worse here than elsewhere; empty where nothing is. */
  worse: string;
}

export function useMomentWords(moment: MomentOfMap): MomentWords {
  const part = moment.rating ? 'rated' : 'facts';
  return { sentence: useSentence(moment), counted: useCounted(moment), part, worse: useWorse(moment) };
}

/** On the scale people rated on, where they did; otherwise by what plainly happened. */
function useSentence(moment: MomentOfMap): string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { rating, emotion, direction } = moment;
  if (!rating) {
    return t(`sentence.facts.${direction}`, {
      count: emotion.n,
      n: format.number(emotion.n),
      value: signed(emotion.value, format, 1),
    });
  }
  const rest = comparableRest(moment);
  const digits = rest && rest.mean.toFixed(1) === rating.mean.toFixed(1) ? 2 : 1;
  const words = {
    mean: score(rating.mean, format, digits),
    top: format.number(rating.scale[1]),
    low: format.percent(rating.lowShare),
    lowest: format.number(rating.scale[0]),
  };
  if (!rest) return t('sentence.rated', words);
  const against = {
    ...words,
    rest: score(rest.mean, format, digits),
    restLow: format.percent(rest.lowShare),
  };
  const isLowOften = direction === 'worst' && rating.lowShare > rest.lowShare;
  return isLowOften ? t('sentence.ratedLow', against) : t('sentence.ratedAgainst', against);
}

/** What everything else was rated, where that was on the same scale. */
function comparableRest({ rating, rest }: MomentOfMap) {
  return rest.rating?.scale.join() === rating?.scale.join() ? rest.rating : null;
}

function useCounted({ rating, emotion }: MomentOfMap): string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return rating
    ? t('evidence.ratings', { count: rating.n, n: format.number(rating.n) })
    : t('evidence.observed', { count: emotion.n, n: format.number(emotion.n) });
}

function useWorse({ leaveShare, contacts, worse, rest }: MomentOfMap): string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const parts: string[] = [];
  const [share, most] = [leaveShare, rest.leaveShare].map((one) => format.percent(one ?? 0));
  // What differs by less than is written is nothing to speak of, however certain.
  if (worse.includes('leaving') && share !== most) parts.push(t('evidence.leave', { share, rest: most }));
  if (worse.includes('contacts')) {
    parts.push(
      t('evidence.contacts', {
        here: format.number(contacts.per100 ?? 0, 1),
        rest: format.number(rest.contactsPer100 ?? 0, 1),
      }),
    );
  }
  return parts.join(' · ');
}
