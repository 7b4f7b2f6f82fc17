import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pulse, PulseMetric, Span } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { Sparkline } from '../../ui/chart/sparkline.tsx';
import { type FigureText, smallWord, useFigureText } from '../metrics/figure-text.ts';
import { useMetricWords } from '../metrics/names.ts';
import styles from './tiles.module.css';
import { VerdictMark } from './verdict-mark.tsx';
import { useWhereTo } from './where-to.ts';

const MOST = 8;

/** The few figures that matter; each opens on its own page as it is told here. */
export function Tiles({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  if (!pulse.metrics.length) return null;
  return (
    <section aria-label={t('figures')}>
      <ul className={styles.tiles}>
        {pulse.metrics.slice(0, MOST).map((metric) => (
          <li key={metric.id}>
            <Tile metric={metric} pulse={pulse} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ metric, pulse }: { metric: PulseMetric; pulse: Pulse }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { name } = useMetricWords()(metric.id);
  const text = useFigureText(metric.unit, pulse.currency);
  const whereTo = useWhereTo(pulse);
  return (
    <Link to="/metrics/$id" params={{ id: metric.id }} search={whereTo.figure} className={styles.tile}>
      <span className={styles.name}>{name}</span>
      <span className={styles.line}>
        <span className={styles.value}>{text.value(metric.value)}</span>
        <span className={styles.spark}>
          <Sparkline values={metric.points.map(({ value }) => value)} width={72} height={28} />
        </span>
      </span>
      <Change metric={metric} text={text} span={pulse.span} />
      <span className={styles.honest}>
        {[
          text.interval(metric),
          unbroken(t('n', { n: format.number(metric.n) })),
          metric.small && t(smallWord(metric)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function Change({ metric, text, span }: { metric: PulseMetric; text: FigureText; span: Span }) {
  const { change, value, verdict, unit } = metric;
  if (!change || value === null) return <span className={styles.change} />;
  return (
    <span className={styles.change}>
      <VerdictMark
        verdict={verdict}
        isTotal={unit === 'count' || unit === 'money'}
        again={change.again ? span : undefined}
        change={change.value}
        difference={text.difference(value, value - change.value)}
      />
    </span>
  );
}
