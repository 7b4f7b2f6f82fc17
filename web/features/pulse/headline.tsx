import { useTranslation } from 'react-i18next';
import type { Pulse, PulseChange, PulseMetric } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { useFigureText } from '../metrics/figure-text.ts';
import { useMetricWords } from '../metrics/names.ts';
import { usePointName } from '../metrics/point-name.ts';
import styles from './headline.module.css';
import { isSoFar } from './so-far.ts';
import { usePlaceName } from './use-place-name.ts';

/** How it was, in one sentence. */
export function Headline({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const { whole } = usePointName(pulse.span);
  const format = useFormat();
  const [first, ...more] = pulse.changes;
  const metric = pulse.metrics.find(({ id }) => id === first?.metric);
  return (
    <section className={styles.headline} data-verdict={first?.verdict ?? 'steady'}>
      {first && metric ? (
        <Told pulse={pulse} change={first} metric={metric} />
      ) : (
        <h2 className={styles.sentence}>
          {t(`${isThin(pulse) ? 'thin' : 'steady'}.${isSoFar(pulse) ? 'soFar' : pulse.span}`)}
        </h2>
      )}
      <p className={styles.against}>
        {[
          ...(isSoFar(pulse) ? [t('until', { moment: format.dateTime(pulse.to) })] : []),
          t(isSoFar(pulse) ? 'againstPart' : 'against', { period: whole(pulse.previous.from) }),
          ...(more.length ? [t('more', { count: more.length })] : []),
        ].join(' · ')}
      </p>
    </section>
  );
}

/** Nothing was observed often enough to be told from chance. */
const isThin = ({ metrics }: Pulse) => metrics.every(({ verdict, small }) => verdict === 'unknown' || small);

function Told({ pulse, change, metric }: { pulse: Pulse; change: PulseChange; metric: PulseMetric }) {
  const { t } = useTranslation('pulse');
  const placeName = usePlaceName();
  const text = useFigureText(metric.unit, pulse.currency);
  const words = useMetricWords()(metric.id);
  const { place, whole, verdict } = change;
  const [before, now] = whole ? [metric.previous, metric] : [place!.before, place!.now];
  const figures = { metric: words.name, before: text.value(before.value), now: text.value(now.value) };
  const where = place ? placeName(place) : '';
  return (
    <h2 className={styles.sentence}>
      {whole ? t(wordsOf(metric, verdict), figures) : t(`toldPlace.${verdict}`, { ...figures, place: where })}
      {whole && place?.certain && ` ${t('where', { place: where })}`}
    </h2>
  );
}

/** What changed as it did before is told so; of a total, whether it went up or down, as nobody calls more orders better. */
function wordsOf({ change, unit }: PulseMetric, verdict: PulseChange['verdict']) {
  if (change?.again) return `toldAgain.${change.value > 0 ? 'grew' : 'fell'}` as const;
  if (change && TOTALS.includes(unit)) return `told.${change.value > 0 ? 'up' : 'down'}` as const;
  return `told.${verdict}` as const;
}

const TOTALS: PulseMetric['unit'][] = ['count', 'money'];
