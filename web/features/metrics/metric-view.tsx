import { Download, Image, LineChart, Table } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import type { ChartHandle } from '../../ui/chart/drawn-chart.tsx';
import { savePicture } from '../../ui/chart/picture.ts';
import { Button, ButtonAnchor, Callout, EmptyState, toastProblem, useUrlFilters } from '../../ui/index.ts';
import { noon } from '../narrowing/period.ts';
import { GroupList } from './group-list.tsx';
import styles from './metric.module.css';
import { MetricChart } from './metric-chart.tsx';
import { MetricPeople } from './metric-people.tsx';
import { useMetricWords } from './names.ts';
import { PointTable } from './point-table.tsx';
import { figureCsv, type MetricFigure } from './queries.ts';
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
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const url = useUrlFilters();
  const name = useMetricWords()(figure.id).name;
  const chart = useRef<ChartHandle>(null);
  const isTable = url.one('view') === 'table';
  if (figure.total.n === 0 && !figure.points.some(({ n }) => n > 0)) return <Nothing />;
  return (
    <div className={styles.view} data-waiting={waiting || undefined}>
      {asked.period.quietSince && (
        <Callout title={t('quietSince', { date: format.date(noon(asked.period.quietSince)) })}>
          {t('quietSinceText')}
        </Callout>
      )}
      <TotalLine figure={figure} onOpen={(part) => url.set(openPeople({ part }))} />
      <div className={styles.tools}>
        <fieldset className={styles.toggle} aria-label={t('view.label')}>
          <Button
            size="s"
            look="quiet"
            aria-pressed={!isTable}
            icon={<LineChart size={16} />}
            onClick={() => url.clear('view')}
          >
            {t('view.chart')}
          </Button>
          <Button
            size="s"
            look="quiet"
            aria-pressed={isTable}
            icon={<Table size={16} />}
            onClick={() => url.set({ view: 'table' })}
          >
            {t('view.table')}
          </Button>
        </fieldset>
        <ButtonAnchor
          size="s"
          look="quiet"
          icon={<Download size={16} />}
          href={figureCsv(figure.id, asked.question)}
          download
        >
          {t('csv')}
        </ButtonAnchor>
        {!isTable && (
          <Button size="s" look="quiet" icon={<Image size={16} />} onClick={() => save(chart.current, name)}>
            {t('png')}
          </Button>
        )}
      </div>
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

function save(chart: ChartHandle | null, name: string) {
  const svg = chart?.svg();
  if (!svg) return;
  const background = getComputedStyle(document.body).backgroundColor;
  savePicture(svg, name, background).catch(toastProblem);
}

function Nothing() {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const all = () =>
    url.set({ period: 'all', from: undefined, until: undefined, segment: undefined, groupBy: undefined });
  return (
    <EmptyState
      title={t('empty.title')}
      drawing="search"
      action={<Button onClick={all}>{t('empty.all')}</Button>}
    >
      {t('empty.text')}
    </EmptyState>
  );
}
