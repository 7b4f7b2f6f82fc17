import { useRef } from 'react';
import type { ChartHandle } from '../../ui/chart/drawn-chart.tsx';
import { useUrlFilters } from '../../ui/index.ts';
import { Nothing } from '../narrowing/nothing.tsx';
import { QuietSince } from '../narrowing/quiet-since.tsx';
import { FigureTools } from './figure-tools.tsx';
import { GroupList } from './group-list.tsx';
import styles from './metric.module.css';
import { MetricChart } from './metric-chart.tsx';
import { MetricPeople } from './metric-people.tsx';
import { PointTable } from './point-table.tsx';
import type { MetricFigure } from './queries.ts';
import { TotalLine } from './total-line.tsx';
import type { AskedMetric } from './use-question.ts';
import { openPeople } from './who.ts';

interface MetricViewProps {
  asked: AskedMetric;
  figure: MetricFigure;
  /** It is of the question before. */
  waiting: boolean;
}

/** The figure in whole, over time, and by groups; each opens its people. */
export function MetricView({ asked, figure, waiting }: MetricViewProps) {
  const url = useUrlFilters();
  const chart = useRef<ChartHandle>(null);
  const isTable = url.one('view') === 'table';
  if (figure.total.n === 0 && !figure.points.some(({ n }) => n > 0)) {
    return <Nothing period={asked.period} />;
  }
  return (
    <div className={styles.view} data-waiting={waiting || undefined} aria-busy={waiting}>
      <QuietSince period={asked.period} />
      <TotalLine figure={figure} onOpen={(part) => url.set(openPeople({ part }))} />
      <FigureTools
        figure={figure}
        question={asked.question}
        period={asked.period}
        isTable={isTable}
        chart={() => chart.current}
      />
      {isTable ? (
        <PointTable figure={figure} groupBy={asked.groupBy} />
      ) : (
        <MetricChart figure={figure} groupBy={asked.groupBy} handle={chart} />
      )}
      {asked.groupBy && figure.groups && <GroupList figure={figure} groupBy={asked.groupBy} />}
      <MetricPeople asked={asked} figure={figure} />
    </div>
  );
}
