import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import type { ChartHandle, Picked } from '../../../../ui/chart/drawn-chart.tsx';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useNarrow } from '../../../../ui/narrow.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { useMay } from '../../../session/session.ts';
import styles from '../questions.module.css';
import { type CurveWords, curveOption } from './curve-option.ts';
import { useRetentionNames } from './period-name.ts';
import type { RetentionAnswer } from './queries.ts';
import { isWeak, useRestsOn } from './rests-on.ts';
import own from './retention.module.css';
import { openPeople } from './who.ts';

interface RetentionCurveProps {
  answer: RetentionAnswer;
  handle?: Ref<ChartHandle>;
  height?: number;
  /** On a board: opens nobody. */
  still?: boolean;
}

/** All cohorts together, period after period, with the interval as a band. */
export function RetentionCurve({ answer, handle, height, still }: RetentionCurveProps) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const may = useMay()('customers.read');
  const isPhone = useNarrow();
  const words = useWords(answer);
  const option = useMemo(() => curveOption(answer.average, words), [answer, words]);
  if (answer.average.length < 2) return <p className={styles.quiet}>{t('retention.noCurve')}</p>;
  function open({ index }: Picked) {
    const point = answer.average[index];
    if (point) url.set(openPeople({ period: point.period }));
  }
  return (
    <figure>
      <Chart
        label={t('retention.chart')}
        height={height ?? (isPhone ? 260 : 340)}
        option={option}
        onPick={still || !may ? undefined : open}
        handle={handle}
      />
      {answer.average.some(isWeak) && (
        <figcaption className={styles.quiet}>
          <span className={own.hollow} /> {t('retention.weak')}
        </figcaption>
      )}
    </figure>
  );
}

function useWords(answer: RetentionAnswer): CurveWords {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const text = useFigureText('rate');
  const names = useRetentionNames(answer);
  const restsOn = useRestsOn(answer);
  return useMemo(
    () => ({
      period: names.period,
      share: text.value,
      axis: (share: number) => format.percent(share, 1),
      interval: text.interval,
      of: (customers: number, n: number) => t('nOf', { n: format.number(customers), of: format.number(n) }),
      restsOn,
      n: (n: number) => t('retention.n', { n: format.number(n) }),
      small: t('small'),
    }),
    [names.period, text, format, restsOn, t],
  );
}
