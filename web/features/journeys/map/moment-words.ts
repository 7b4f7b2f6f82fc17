/** A moment in the reader's language: one plain sentence, and what it rests on. */
import { useTranslation } from 'react-i18next';
import type { MomentOfMap } from '../../../../server/features/journeys/contract.ts';
import { useFormat } from '../../../format.ts';
import { signed } from './measures.ts';

export function useMomentWords(moment: MomentOfMap): { sentence: string; evidence: string } {
  return { sentence: useSentence(moment), evidence: useEvidence(moment) };
}

/** On the scale people rated on, where they did; otherwise by what plainly happened. */
function useSentence({ rating, rest, emotion, direction }: MomentOfMap): string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  if (!rating) {
    return t(`sentence.facts.${direction}`, {
      count: emotion.n,
      n: format.number(emotion.n),
      value: signed(emotion.value, format, 1),
    });
  }
  const words = {
    mean: format.number(rating.mean, 1),
    top: format.number(rating.scale[1]),
    low: format.percent(rating.lowShare),
    lowest: format.number(rating.scale[0]),
  };
  const isSameScale = rest.rating?.scale.join() === rating.scale.join();
  if (!rest.rating || !isSameScale) return t('sentence.rated', words);
  return t('sentence.ratedAgainst', { ...words, rest: format.number(rest.rating.mean, 1) });
}

/** How many said it, and what else is unlike the rest here. */
function useEvidence({ rating, emotion, known, leaveShare, contacts, rest }: MomentOfMap): string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const parts = [
    rating
      ? t('evidence.ratings', { count: rating.n, n: format.number(rating.n) })
      : t('evidence.observed', { count: emotion.n, n: format.number(emotion.n) }),
  ];
  if (known > 0 && leaveShare !== null && rest.leaveShare !== null) {
    parts.push(
      t('evidence.leave', { share: format.percent(leaveShare), rest: format.percent(rest.leaveShare) }),
    );
  }
  if (contacts.count > 0 && contacts.per100 !== null && rest.contactsPer100 !== null) {
    parts.push(
      t('evidence.contacts', {
        here: format.number(contacts.per100, 1),
        rest: format.number(rest.contactsPer100, 1),
      }),
    );
  }
  return parts.join(' · ');
}
