import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../../format.ts';
import { classes } from '../../../../ui/index.ts';
import { type Measure, useFigure, useMeasure } from '../measures.ts';
import styles from './stage-figures.module.css';

const SHOWN: Measure[] = ['emotion', 'leave'];

interface FiguresProps {
  measured: StageOfMap | undefined;
  under: StageOfMap | undefined;
  /** Whether it is read anew: what stands there is of before. */
  isReading: boolean;
}

/** What the map says of a stage now, and what it would say under the draft, as far as that differs. */
export function StageFigures({ measured, under, isReading }: FiguresProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const figure = useFigure();
  const { name } = useMeasure();
  const people = (stage?: StageOfMap) => stage && format.number(stage.customers);
  const measure = (one: Measure, stage?: StageOfMap) => {
    const shown = stage && figure(one, stage);
    return shown && !shown.small ? shown.text : undefined;
  };
  return (
    <dl className={classes(styles.figures, isReading && styles.old)} aria-busy={isReading}>
      <Figure name={t('edit.people')} now={people(measured)} under={under && (people(under) ?? DASH)} />
      {SHOWN.map((one) => (
        <Figure
          key={one}
          name={name(one)}
          now={measure(one, measured)}
          under={under && (measure(one, under) ?? DASH)}
        />
      ))}
    </dl>
  );
}

const DASH = '–';

/** @param under undefined where it is as it was, or not known yet */
function Figure({ name, now = DASH, under }: { name: string; now?: string; under: string | undefined }) {
  const { t } = useTranslation('journeys');
  const isOther = under !== undefined && under !== now;
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        {isOther ? (
          <>
            <s>
              <span className="visually-hidden">{t('edit.before')} </span>
              {now}
            </s>{' '}
            <strong>
              <span className="visually-hidden">{t('edit.then')} </span>
              {under}
            </strong>
          </>
        ) : (
          now
        )}
      </dd>
    </div>
  );
}
