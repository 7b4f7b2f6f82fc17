import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/contract.ts';
import { Button, useUrlFilters } from '../../ui/index.ts';
import styles from './metric.module.css';
import { PARTS, type Part } from './who.ts';

const OWN_WORDS = ['nps', 'late-share', 'csat', 'cancelled-share'] as const;

/** Of a rate or a score: everybody, those who speak for it, or against it. */
export function PartChoice({ id, part }: { id: MetricId; part: Part }) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const own = OWN_WORDS.find((one) => one === id);
  const wordOf = (one: Part) =>
    one === 'all' ? t('part.all') : own ? t(`part.of.${own}.${one}`) : t(`part.${one}`);
  return (
    <fieldset className={styles.toggle} aria-label={t('part.label')}>
      {PARTS.map((one) => (
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
