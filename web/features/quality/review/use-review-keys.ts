import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../ui/index.ts';
import type { Answer, Criterion } from '../queries.ts';

interface Keyed {
  criteria: readonly Criterion[];
  active: string | undefined;
  setActive: (id: string) => void;
  set: (criterion: string, change: Partial<Answer>) => void;
  give: () => void;
}

/** A number answers the criterion at which one is and goes on to the next; 0 says that it does not apply. */
export function useReviewKeys({ criteria, active, setActive, set, give }: Keyed): void {
  const { t } = useTranslation('quality');
  const group = t('review.sheet');
  const at = criteria.findIndex(({ id }) => id === active);
  const criterion = criteria[at];
  const step = (steps: number) => {
    const next = criteria[at + steps];
    if (next) setActive(next.id);
  };
  function answer(change: Pick<Answer, 'value' | 'applies'>) {
    if (!criterion) return;
    set(criterion.id, change);
    step(1);
  }
  const isFive = criterion?.scale === 'five';
  const rate = (value: number) => answer({ value, applies: true });
  useShortcut('1', () => rate(1), { label: t('review.rate'), group });
  useShortcut('2', () => rate(isFive ? 2 : 0), { label: t('review.rate'), group });
  useShortcut('3', () => rate(3), { label: t('review.rate'), group, when: () => isFive });
  useShortcut('4', () => rate(4), { label: t('review.rate'), group, when: () => isFive });
  useShortcut('5', () => rate(5), { label: t('review.rate'), group, when: () => isFive });
  useShortcut('0', () => answer({ value: null, applies: false }), {
    ...{ label: t('review.none'), group },
    when: () => criterion?.optional === true,
  });
  useShortcut('j', () => step(1), { label: t('review.nextCriterion'), group });
  useShortcut('k', () => step(-1), { label: t('review.previousCriterion'), group });
  useShortcut('c', () => document.getElementById(commentId(active))?.focus(), {
    label: t('review.comment'),
    group,
  });
  useShortcut('mod+Enter', give, { label: t('review.give'), group });
}

/** Of the field in which one writes what one thinks of a criterion. */
export const commentId = (criterion: string | undefined) => `comment-${criterion}`;
