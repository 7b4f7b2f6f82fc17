import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { Button, useUrlFilters } from '../../ui/index.ts';
import styles from './metric.module.css';
import { PARTS, type Part } from './who.ts';

/** Which of a metric's own sides can be told apart by a word of their own. */
const OWN_WORDS = [
  'nps',
  'late-share',
  'csat',
  'cancelled-share',
  'response-rate',
  'kept-promises',
  'service-level',
  'first-contact-resolution',
  'reopen-rate',
] as const;

interface PartChoiceProps {
  id: MetricId;
  /** What there is beside everybody. */
  parts: readonly Part[];
  part: Part;
}

/** Of a rate or a score: everybody, those who speak for it, or against it. */
export function PartChoice({ id, parts, part }: PartChoiceProps) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const wordOf = usePartWord(id);
  return (
    <fieldset className={styles.toggle} aria-label={t('part.label')}>
      {PARTS.filter((one) => one === 'all' || parts.includes(one)).map((one) => (
        <Button
          key={one}
          size="s"
          look="quiet"
          aria-pressed={one === part}
          onClick={() => url.set({ who: one })}
        >
          {wordOf(one)}
        </Button>
      ))}
    </fieldset>
  );
}

export function usePartWord(id: MetricId): (part: Part) => string {
  const { t } = useTranslation('metrics');
  const own = OWN_WORDS.find((one) => one === id);
  return (part) => {
    if (part === 'all') return t('part.all');
    if (part === 'neither') return t(id === 'nps' ? 'detail.passives' : 'part.neither');
    return own ? t(`part.of.${own}.${part}`) : t(`part.${part}`);
  };
}
