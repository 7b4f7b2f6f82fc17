import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { classes, EmotionMark } from '../../../ui/index.ts';
import { useStageName } from '../../catalogue/names.ts';
import { useOpened } from './evidence-url.ts';
import { signed } from './measures.ts';
import styles from './stage-point.module.css';
import { Unrated } from './unrated.tsx';

interface StagePointProps {
  stage: StageOfMap;
  /** Pixels within the line. */
  x: number;
  y: number;
}

/** A stage on the line: a face that says how it felt; hollow where nobody rated. Opens the evidence. */
export function StagePoint({ stage, x, y }: StagePointProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const stageName = useStageName();
  const { open } = useOpened();
  const { emotion } = stage;
  const name = stageName(stage);
  if (!emotion) {
    return (
      <span className={styles.unknown} style={{ left: x, top: y }}>
        <Unrated stage={name} />
      </span>
    );
  }
  const value = signed(emotion.value, format);
  return (
    <button
      type="button"
      className={classes(styles.point, emotion.small && styles.small)}
      style={{ left: x, top: y }}
      onClick={() => open({ stage: stage.key })}
    >
      <span className="visually-hidden">{name}: </span>
      <EmotionMark sentiment={emotion.value} wordHidden />{' '}
      <span className={styles.value}>{emotion.small ? t('tooFew') : value}</span>
      <span className="visually-hidden"> {t('honesty.n', { n: format.number(emotion.n) })}</span>
    </button>
  );
}
