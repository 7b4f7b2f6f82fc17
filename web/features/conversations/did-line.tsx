import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useHourWords } from '../../hour-words.ts';
import { IconButton, type UrlFilters } from '../../ui/index.ts';
import { noon } from '../narrowing/period.ts';
import { useMembers } from './choices.ts';
import { DID_NAMES, didOf } from './did.ts';
import styles from './did-line.module.css';

const DAY_MS = 86_400_000;

/** What the conversations of the list have in common, where a report opened it; and the way back to all. */
export function DidLine({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('service');
  const { t: desk } = useTranslation('conversations');
  const format = useFormat();
  const hourWords = useHourWords();
  const members = useMembers();
  const asked = didOf(url.one);
  if (!asked) return null;
  const { did, from, to, hour, by } = asked;
  const [weekday, at] = (hour ?? '').split('-').map(Number);
  const words = [
    t(`did.${did}`),
    by &&
      (by === 'none' ? t('people.nobody') : (members.find(({ id }) => id === by)?.name ?? desk('hasLeft'))),
    hour && hourWords.whole(weekday!, at!),
    from && to && format.period(noon(from), noon(to).getTime() - DAY_MS),
  ];
  return (
    <p className={styles.line}>
      <span>{words.filter(Boolean).join(' · ')}</span>
      <IconButton
        size="s"
        label={t('did.clear')}
        icon={<X size={14} />}
        onClick={() => url.clear(...DID_NAMES)}
      />
    </p>
  );
}
