import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { Sparkline } from '../../ui/chart/sparkline.tsx';
import { Skeleton, useUrlFilters } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { useFigureText } from './figure-text.ts';
import styles from './metrics.module.css';
import { useMetricWords } from './names.ts';
import type { MetricFigure, MetricPoint } from './queries.ts';

interface MetricRowProps {
  id: MetricId;
  /** Undefined while it is awaited. */
  data: MetricFigure | undefined;
  error: unknown;
  /** It answers the question before. */
  isPlaceholderData: boolean;
}

/** A metric in one line: what it means, how it went, what it is now, how sure that is, what changed. */
export function MetricRow({ id, data, error, isPlaceholderData }: MetricRowProps) {
  const { t } = useTranslation('metrics');
  const words = useMetricWords()(id);
  const { search } = useUrlFilters();
  return (
    <Link
      to="/metrics/$id"
      params={{ id }}
      search={search}
      className={styles.row}
      data-waiting={isPlaceholderData || undefined}
    >
      <span className={styles.words}>
        <span className={styles.name}>{words.name}</span>
        <span className={styles.definition}>{words.definition}</span>
      </span>
      {error ? (
        <span className={styles.unavailable}>{t('unavailable')}</span>
      ) : data ? (
        <RowFigure figure={data} />
      ) : (
        <RowSkeleton />
      )}
    </Link>
  );
}

function RowFigure({ figure }: { figure: MetricFigure }) {
  const { t } = useTranslation('metrics');
  const { total, unit, currency, points } = figure;
  const text = useFigureText(unit, currency);
  return (
    <>
      <span className={styles.spark}>
        <Sparkline values={lineOf(points)} />
      </span>
      <span className={styles.figure}>
        <span className={styles.value}>{text.value(total.value)}</span>
        <span className={styles.honest}>
          {total.value === null
            ? t(total.reason ? `reason.${total.reason}` : 'nothing')
            : text.honesty(total)}
        </span>
      </span>
      <span className={styles.change}>
        <ChangeMark {...figure} value={figure.total.value} text={text} />
      </span>
    </>
  );
}

/** Whole intervals; also without those of too few, which jump about, where there are enough others to make a line. */
function lineOf(points: readonly MetricPoint[]): (number | null)[] {
  const isSure = ({ small, partial }: MetricPoint) => !small && !partial;
  const enough = points.filter(isSure).length >= 3;
  return points.map((point) => ((enough ? isSure(point) : !point.partial) ? point.value : null));
}

function RowSkeleton() {
  return (
    <>
      <span className={styles.spark}>
        <Skeleton width={96} height={28} />
      </span>
      <span className={styles.figure}>
        <Skeleton width={88} height={24} />
        <Skeleton width={140} height={14} />
      </span>
      <span className={styles.change}>
        <Skeleton width={120} height={14} />
      </span>
    </>
  );
}
