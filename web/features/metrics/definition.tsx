import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import styles from './metric.module.css';
import { useMetricWords } from './names.ts';
import type { MetricFigure } from './queries.ts';

/** How it is computed, in plain words, and what was taken for granted. */
export function Definition({ id, figure }: { id: MetricId; figure: MetricFigure | undefined }) {
  const { t } = useTranslation('metrics');
  const { formula } = useMetricWords()(id);
  const assumed = useAssumptions(figure?.assumptions);
  return (
    <section className={styles.definition} aria-label={t('how.title')}>
      <h2 className={styles.subtitle}>{t('how.title')}</h2>
      <p>{formula}</p>
      {assumed.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={styles.quiet}>{t('how.interval')}</p>
      {figure?.change && <p className={styles.quiet}>{t('how.change')}</p>}
    </section>
  );
}

function useAssumptions(assumptions: MetricFigure['assumptions']): string[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { quietDays, basis, contacts } = assumptions ?? {};
  return [
    typeof quietDays === 'number' && t('how.quietDays', { count: quietDays }),
    basis === 'orders' && t('how.byOrders'),
    basis === 'subscriptions' && t('how.bySubscriptions'),
    Array.isArray(contacts) && t('how.contacts', { types: format.list(contacts) }),
  ].filter((line) => typeof line === 'string');
}
