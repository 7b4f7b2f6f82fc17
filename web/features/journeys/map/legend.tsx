import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import type { AskedMap } from './asked.ts';
import { useComparisonName } from './compare-control.tsx';
import { Sample } from './line-sample.tsx';
import styles from './map-view.module.css';

/** What the lines mean. Only those that are drawn. */
export function Legend({ map, asked }: { map: JourneyMap; asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const comparison = useComparisonName();
  const known = map.stages.filter(({ emotion }) => emotion !== null);
  const passesOver = known.length > 1 && known.at(-1)!.position - known[0]!.position >= known.length;
  return (
    <p className={styles.legend}>
      <span>
        <Sample kind="now" behind="band" /> {t('legend.line')}
      </span>
      {passesOver && (
        <span>
          <Sample kind="unsure" /> {t('legend.unsure')}
        </span>
      )}
      {map.compared && (
        <span>
          <Sample kind="then" /> {comparison(asked)}
        </span>
      )}
    </p>
  );
}
