import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  StageOfMap,
  TouchpointOfMap,
} from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { Button, EmotionMark } from '../../../ui/index.ts';
import { stageColour } from '../../../ui/stage-mark.tsx';
import { useOpened } from './evidence-url.ts';
import { FigureText } from './figure-text.tsx';
import { MomentNumber } from './needle-mark.tsx';
import styles from './rows.module.css';
import { TypeTitle } from './type-title.tsx';

const SHOWN_AT_FIRST = 7;

interface RowsProps {
  stage: StageOfMap;
  /** Its share of the way: 0 is the first stage, 1 the last. */
  share: number;
  /** The most customers that any row of the map has: the longest bar. */
  most: number;
  worst: readonly string[];
}

/** A stage's touchpoints, the most people first. A bad moment is always among those shown. */
export function TouchpointRows({ stage, share, most, worst }: RowsProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? stage.touchpoints : firstOf(stage.touchpoints, worst);
  const hidden = stage.touchpoints.length - shown.length;
  return (
    <>
      <ul className={styles.rows}>
        {shown.map((touchpoint) => (
          <Row
            key={touchpoint.type}
            stage={stage.key}
            touchpoint={touchpoint}
            colour={stageColour(share)}
            width={touchpoint.customers / most}
            number={worst.indexOf(touchpoint.type) + 1}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button look="quiet" size="s" className={styles.more} onClick={() => setAll(true)}>
          {t('more', { count: hidden, shown: format.number(hidden) })}
        </Button>
      )}
    </>
  );
}

function firstOf(touchpoints: readonly TouchpointOfMap[], worst: readonly string[]): TouchpointOfMap[] {
  return touchpoints.filter(({ type }, index) => index < SHOWN_AT_FIRST || worst.includes(type));
}

interface RowProps {
  stage: string;
  touchpoint: TouchpointOfMap;
  colour: string;
  /** 0 … 1 */
  width: number;
  /** Its number among the worst moments; 0 for none. */
  number: number;
}

function Row({ stage, touchpoint, colour, width, number }: RowProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { open } = useOpened();
  const { type, customers, emotion, momentOfTruth } = touchpoint;
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => open({ stage, type })}>
        <span className={styles.title}>
          <span className={styles.name}>
            <TypeTitle type={type} truth={momentOfTruth} />
          </span>
          {number > 0 && <MomentNumber number={number} />}
        </span>
        <span className={styles.measure}>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ width: `${width * 100}%`, background: colour }} />
          </span>
          {emotion && !emotion.small && <EmotionMark sentiment={emotion.value} wordHidden />}
        </span>
        <span className={styles.facts}>
          <span>
            {format.number(customers)}
            <span className="visually-hidden"> {t('customers', { count: customers })}</span>
          </span>
          <FigureText of={touchpoint} />
        </span>
      </button>
    </li>
  );
}
