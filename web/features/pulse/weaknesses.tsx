import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pulse, PulseWeakness } from '../../../server/features/pulse/contract.ts';
import { Button } from '../../ui/index.ts';
import { useFigureText } from '../metrics/figure-text.ts';
import { useMetricWords } from '../metrics/names.ts';
import { useMay } from '../session/session.ts';
import styles from './findings.module.css';
import { usePlaceName } from './use-place-name.ts';
import { useWhereTo } from './where-to.ts';
import { useWhose } from './whose.ts';

/** Where a figure is worse than elsewhere, whether or not it changed. */
export function Weaknesses({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  if (!pulse.weaknesses.length) return null;
  return (
    <section aria-label={t('weaknesses.title')}>
      <h2 className={styles.heading}>{t('weaknesses.title')}</h2>
      <ul className={styles.findings}>
        {pulse.weaknesses.map((weakness) => (
          <Weakness key={weakness.metric} weakness={weakness} pulse={pulse} />
        ))}
      </ul>
    </section>
  );
}

function Weakness({ weakness, pulse }: { weakness: PulseWeakness; pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const { metric, dimension, group, now, restNow } = weakness;
  const { name } = useMetricWords()(metric);
  const { unit } = pulse.metrics.find(({ id }) => id === metric)!;
  const text = useFigureText(unit, pulse.currency);
  const place = usePlaceName()(weakness);
  const whereTo = useWhereTo(pulse);
  const { open } = useWhose();
  const may = useMay()('customers.read');
  return (
    <li className={styles.finding}>
      <h3 className={styles.title}>{name}</h3>
      <p className={styles.sentence}>
        {t('weaknesses.sentence', { place, now: text.value(now.value), rest: text.value(restNow) })}
      </p>
      <p className={styles.ways}>
        {may && (
          <Button size="s" icon={<Users size={14} />} onClick={() => open({ metric, by: dimension, group })}>
            {t('people')}
          </Button>
        )}
        <Link
          to="/metrics/$id"
          params={{ id: metric }}
          search={whereTo.split(dimension)}
          className={styles.way}
        >
          {t('toSplit')}
        </Link>
      </p>
    </li>
  );
}
