import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JourneyMap, StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { classes } from '../../../ui/index.ts';
import { useStageName } from '../../catalogue/names.ts';
import { useOpened } from './evidence-url.ts';
import styles from './figures.module.css';

/** Where those who went on went to. */
export function StageNext({ map, stage }: { map: JourneyMap; stage: StageOfMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const stageName = useStageName();
  const { open } = useOpened();
  return (
    <section aria-label={t('next.title')}>
      <h3>{t('next.title')}</h3>
      <ul className={styles.list}>
        {stage.next.map(({ stage: key, visits, share }) => {
          const to = map.stages.find((one) => one.key === key);
          return (
            <li key={key ?? 'none'}>
              <button
                type="button"
                className={classes(styles.row, styles.opens)}
                onClick={() => open({ stage: stage.key, part: 'continued', next: key ?? 'none' })}
              >
                <span className={styles.label}>
                  {to ? stageName(to) : t('next.unmapped')}
                  <span className={styles.honesty}>
                    {t('next.visits', { count: visits, shown: format.number(visits) })}
                  </span>
                </span>
                <span className={styles.value}>{format.percent(share)}</span>
                <ChevronRight size={16} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
