import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { useStageName } from '../../catalogue/names.ts';
import styles from './columns.module.css';
import { across, type Frame, rangeOf, valueAt } from './curve.ts';
import { EmotionLine } from './emotion-line.tsx';
import { useOpened } from './evidence-url.ts';
import { comparedPoints, needlesOf, pointsOf, valuesOf } from './line-points.ts';
import type { MapProps } from './map-view.tsx';
import { NeedleMarks, type Stood } from './needle-marks.tsx';
import { mostCustomers } from './scale.ts';
import { StageFacts } from './stage-facts.tsx';
import { StagePoint } from './stage-point.tsx';
import { TouchpointRows } from './touchpoint-rows.tsx';

const LEAST_COLUMN = 120;
const LINE_HEIGHT = 208;
const ABOVE = 32;
const BELOW = 52;
/** Where in its column the first, second and third bad moment of a stage stand. */
const NEEDLE_PLACES = [0.86, 0.14, 0.68];

/** Stages side by side, the line over them, their touchpoints below. */
export function Columns({ map, worst, width }: MapProps & { width: number }) {
  const column = Math.max(LEAST_COLUMN, width / map.stages.length);
  const along = map.stages.map((_, index) => (index + 0.5) * column);
  const points = pointsOf(map.stages, along);
  const compared = map.compared && comparedPoints(map.stages, map.compared, along);
  const needles = needlesOf(map, worst, (stage, nth) => needlePlace(stage, nth, map.stages.length) * column);
  const frame: Frame = {
    axis: 'x',
    worst: LINE_HEIGHT - BELOW,
    best: ABOVE,
    range: rangeOf([...valuesOf(points), ...valuesOf(compared ?? []), ...valuesOf(needles)]),
  };
  const stood = map.stages.map((stage, index): Stood => {
    const x = along[index] ?? 0;
    return { stage, x, y: across(frame, stage.emotion?.value ?? valueAt(points, x) ?? 0) };
  });
  const most = mostCustomers(map);
  const whole = column * map.stages.length;
  return (
    <div className={styles.scroller} tabIndex={whole > width ? 0 : undefined}>
      <div className={styles.columns} style={{ '--column': `${column}px`, width: whole } as CSSProperties}>
        {map.stages.map((stage) => (
          <Head key={stage.id} stage={stage} />
        ))}
        <div className={styles.line} style={{ height: LINE_HEIGHT }}>
          <EmotionLine
            points={points}
            compared={compared}
            needles={needles}
            frame={frame}
            width={whole}
            height={LINE_HEIGHT}
          />
          {stood.map((point) => (
            <StagePoint key={point.stage.id} {...point} />
          ))}
          <NeedleMarks needles={needles} stood={stood} frame={frame} width={whole} height={LINE_HEIGHT} />
        </div>
        {map.stages.map((stage, index) => (
          <div key={stage.id} className={styles.stage}>
            <StageFacts stage={stage} compared={map.compared} />
            <TouchpointRows
              stage={stage}
              share={placeOf(index, map.stages.length)}
              most={most}
              worst={worst}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Away from the faces, and in the last stage on its inner side. */
function needlePlace(stage: number, nth: number, of: number): number {
  const place = NEEDLE_PLACES[nth] ?? 0.5;
  return stage + (stage === of - 1 ? 1 - place : place);
}

const placeOf = (index: number, of: number) => (of > 1 ? index / (of - 1) : 0);

function Head({ stage }: { stage: StageOfMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const stageName = useStageName();
  const { open } = useOpened();
  return (
    <h3 className={styles.head}>
      <button type="button" className={styles.name} onClick={() => open({ stage: stage.key })}>
        <span>{stageName(stage)}</span>
        <span className={styles.count}>
          {format.number(stage.customers)}
          <span className="visually-hidden"> {t('customers', { count: stage.customers })}</span>
        </span>
      </button>
    </h3>
  );
}
