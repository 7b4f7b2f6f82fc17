import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { EmotionMark } from '../../../ui/index.ts';
import { useStageName } from '../../catalogue/names.ts';
import { type Frame, rangeOf } from './curve.ts';
import { EmotionLine } from './emotion-line.tsx';
import { useOpened } from './evidence-url.ts';
import { comparedPoints, pointsOf, valuesOf } from './line-points.ts';
import type { MapProps } from './map-view.tsx';
import { signed } from './measures.ts';
import { mostCustomers } from './scale.ts';
import styles from './stack.module.css';
import { StageFacts } from './stage-facts.tsx';
import { TouchpointRows } from './touchpoint-rows.tsx';
import { Unrated } from './unrated.tsx';

const GUTTER = 64;

/** On a phone: stages under each other, the line running down beside them, good to the right. */
export function Stack({ map, worst }: MapProps) {
  const list = useRef<HTMLOListElement>(null);
  const { along, height } = useHeads(list);
  const points = pointsOf(map.stages, along);
  const compared = map.compared && comparedPoints(map.stages, map.compared, along);
  const range = rangeOf([...valuesOf(points), ...valuesOf(compared ?? [])]);
  const frame: Frame = { axis: 'y', worst: 8, best: GUTTER - 14, range };
  const most = mostCustomers(map);
  return (
    <ol ref={list} className={styles.stack}>
      {height > 0 && (
        <li className={styles.line} style={{ width: GUTTER }} aria-hidden="true">
          <EmotionLine
            points={points}
            compared={compared}
            needles={[]}
            frame={frame}
            width={GUTTER}
            height={height}
          />
        </li>
      )}
      {map.stages.map((stage, index) => (
        <li key={stage.id} className={styles.stage}>
          <Head stage={stage} />
          <StageFacts stage={stage} compared={map.compared} />
          <TouchpointRows
            stage={stage}
            share={map.stages.length > 1 ? index / (map.stages.length - 1) : 0}
            most={most}
            worst={worst}
          />
        </li>
      ))}
    </ol>
  );
}

function Head({ stage }: { stage: StageOfMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const stageName = useStageName();
  const { open } = useOpened();
  const { emotion, customers } = stage;
  return (
    <h3 className={styles.head} data-stage-head>
      <button type="button" className={styles.name} onClick={() => open({ stage: stage.key })}>
        <span>{stageName(stage)}</span>
        <span className={styles.count}>
          {t('customersShown', { count: customers, shown: format.number(customers) })}
        </span>
        {emotion && (
          <span className={styles.emotion}>
            <EmotionMark
              sentiment={emotion.value}
              label={emotion.small ? t('tooFew') : signed(emotion.value, format)}
            />
          </span>
        )}
      </button>
      {!emotion && (
        <span className={styles.unrated}>
          <Unrated stage={stageName(stage)} />
        </span>
      )}
    </h3>
  );
}

/** Where each stage's head lies in the list, in pixels, while rows open and texts wrap. */
function useHeads(list: React.RefObject<HTMLOListElement | null>) {
  const [heads, setHeads] = useState<{ along: number[]; height: number }>({ along: [], height: 0 });
  useLayoutEffect(() => {
    const node = list.current;
    if (!node) return;
    const measure = () => {
      const top = node.getBoundingClientRect().top;
      const along = [...node.querySelectorAll('[data-stage-head]')].map((head) => {
        const box = head.getBoundingClientRect();
        return box.top + box.height / 2 - top;
      });
      setHeads({ along, height: node.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [list]);
  return heads;
}
