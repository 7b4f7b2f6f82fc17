import { Download, Image, LineChart, Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '../../ui/chart/drawn-chart.tsx';
import { savePicture } from '../../ui/chart/picture.ts';
import { Button, ButtonAnchor, toastProblem, useUrlFilters, ViewChoice } from '../../ui/index.ts';
import { SaveCard } from '../boards/save-card.tsx';
import type { Period } from '../narrowing/period.ts';
import styles from './metric.module.css';
import { useMetricWords } from './names.ts';
import { type FigureQuestion, figureCsv, type MetricFigure } from './queries.ts';

interface FigureToolsProps {
  figure: MetricFigure;
  question: FigureQuestion;
  period: Period;
  isTable: boolean;
  /** What is drawn now; null while it is a table. */
  chart: () => ChartHandle | null;
}

/** As a chart or a table, and as files to take along. */
export function FigureTools({ figure, question, period, isTable, chart }: FigureToolsProps) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const { name } = useMetricWords()(figure.id);
  return (
    <div className={styles.tools}>
      <div className={styles.views}>
        <ViewChoice
          label={t('view.label')}
          value={isTable ? 'table' : 'chart'}
          options={[
            { value: 'chart', label: t('view.chart'), icon: LineChart },
            { value: 'table', label: t('view.table'), icon: Table },
          ]}
          onChange={(next) => url.set({ view: next === 'table' ? next : undefined })}
        />
      </div>
      <ButtonAnchor
        size="s"
        look="quiet"
        icon={<Download size={16} />}
        href={figureCsv(figure.id, question)}
        download
      >
        {t('csv')}
      </ButtonAnchor>
      {!isTable && (
        <Button size="s" look="quiet" icon={<Image size={16} />} onClick={() => save(chart(), name)}>
          {t('png')}
        </Button>
      )}
      <SaveCard kind="metric" title={name} question={{ id: figure.id, ...question }} period={period} />
    </div>
  );
}

function save(chart: ChartHandle | null, name: string) {
  const svg = chart?.svg();
  if (!svg) return;
  const background = getComputedStyle(document.body).backgroundColor;
  savePicture(svg, name, background).catch(toastProblem);
}
