import { useTranslation } from 'react-i18next';
import type { JourneyMap, StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { FigureText } from './figure-text.tsx';
import { Sample } from './line-sample.tsx';
import styles from './rows.module.css';

interface StageFactsProps {
  stage: StageOfMap;
  /** What the map is held against. */
  compared: JourneyMap['compared'];
}

/** The chosen measure for the stage as a whole, above its touchpoints; below it the same of what it is held against. */
export function StageFacts({ stage, compared }: StageFactsProps) {
  const { t } = useTranslation('journeys');
  const then = compared?.stages.find(({ key }) => key === stage.key);
  return (
    <div className={styles.whole}>
      {stage.occurrences ? (
        <p>
          <span>{t('inAll')}</span>
          <FigureText of={stage} />
        </p>
      ) : (
        <p>{t('nothingHere')}</p>
      )}
      {then && then.occurrences > 0 && <Compared stage={then} />}
    </div>
  );
}

function Compared({ stage }: { stage: StageOfMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return (
    <p className={styles.then}>
      <span>
        <Sample kind="then" />
        <span className="visually-hidden">{t('comparedWith')} </span>
        {format.number(stage.customers)}
        <span className="visually-hidden"> {t('customers', { count: stage.customers })}</span>
      </span>
      <FigureText of={stage} />
    </p>
  );
}
