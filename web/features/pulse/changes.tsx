import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pulse, PulseChange, PulseMetric } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { Button } from '../../ui/index.ts';
import { type FigureText, useFigureText } from '../metrics/figure-text.ts';
import { useMetricWords } from '../metrics/names.ts';
import { useMay } from '../session/session.ts';
import styles from './findings.module.css';
import { usePlaceName } from './use-place-name.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { useWhereTo } from './where-to.ts';
import { useWhose } from './whose.ts';

type Place = NonNullable<PulseChange['place']>;

/** What changed for certain, and where: each with its figures, its people and a way to the metric split so. */
export function Changes({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  return (
    <section aria-label={t('changes.title')}>
      <h2 className={styles.heading}>{t('changes.title')}</h2>
      {pulse.changes.length > 0 && (
        <ul className={styles.findings}>
          {pulse.changes.map((change) => (
            <Change key={change.metric} change={change} pulse={pulse} />
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {t(pulse.changes.length ? 'changes.lookedAt' : 'changes.none', {
          count: pulse.lookedAt.metrics,
          groups: format.number(pulse.lookedAt.groups),
        })}
      </p>
    </section>
  );
}

function Change({ change, pulse }: { change: PulseChange; pulse: Pulse }) {
  const metric = pulse.metrics.find(({ id }) => id === change.metric)!;
  const { name } = useMetricWords()(change.metric);
  const text = useFigureText(metric.unit, pulse.currency);
  const { t } = useTranslation('pulse');
  const { place, whole, verdict } = change;
  const [before, now] = whole ? [metric.previous, metric] : [place!.before, place!.now];
  const moved = whole ? metric.change!.value : (now.value ?? 0) - (before.value ?? 0);
  return (
    <li className={styles.finding} data-verdict={verdict}>
      <h3 className={styles.title}>
        {name}
        <VerdictMark
          verdict={verdict}
          again={whole && metric.change!.again ? pulse.span : undefined}
          change={moved}
          difference={`${text.value(before.value)}\u00a0→\u00a0${text.value(now.value)}`}
        />
      </h3>
      <p className={styles.sentence}>
        {place ? <Where place={place} whole={whole} metric={metric} text={text} /> : t('changes.everywhere')}
      </p>
      <Ways change={change} pulse={pulse} />
    </li>
  );
}

interface WhereProps {
  place: Place;
  whole: boolean;
  metric: PulseMetric;
  text: FigureText;
}

/** The place in plain words: its own figure changed, or its weight did. */
function Where({ place, whole, text }: WhereProps) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const name = usePlaceName()(place);
  const words = {
    place: name,
    ...{ before: text.value(place.before.value), now: text.value(place.now.value) },
    ...{ restBefore: text.value(place.restBefore), restNow: text.value(place.restNow) },
    ...{ shareBefore: format.percent(place.shareBefore), shareNow: format.percent(place.shareNow) },
  };
  const sentence = t(`changes.${wayOf(place)}`, words);
  const of = place.shareOfChange;
  if (!whole) return <>{`${sentence} ${t('changes.onlyHere')}`}</>;
  if (!place.certain) return <>{`${sentence} ${t('changes.likeliest')}`}</>;
  if (of === null || of <= 0) return <>{sentence}</>;
  const share = of > 1 ? t('changes.beyond') : t('changes.share', { share: format.percent(of) });
  return <>{`${sentence} ${share}`}</>;
}

function wayOf({ rate, mix }: Place): 'total' | 'rate' | 'mix' {
  if (rate === null || mix === null) return 'total';
  return Math.abs(rate) >= Math.abs(mix) ? 'rate' : 'mix';
}

function Ways({ change: { metric, place }, pulse }: { change: PulseChange; pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const whereTo = useWhereTo(pulse);
  const { open } = useWhose();
  const may = useMay()('customers.read');
  const onTheMap = place && whereTo.place(place.dimension, place.group);
  return (
    <p className={styles.ways}>
      {may && (
        <Button
          size="s"
          icon={<Users size={14} />}
          onClick={() => open({ metric, ...(place ? { by: place.dimension, group: place.group } : {}) })}
        >
          {t('people')}
        </Button>
      )}
      <Link
        to="/metrics/$id"
        params={{ id: metric }}
        search={whereTo.overTime(place?.dimension)}
        className={styles.way}
      >
        {t(place ? 'toSplit' : 'toMetric')}
      </Link>
      {onTheMap && (
        <Link to="/journey" search={onTheMap} className={styles.way}>
          {t('toMap')}
        </Link>
      )}
    </p>
  );
}
