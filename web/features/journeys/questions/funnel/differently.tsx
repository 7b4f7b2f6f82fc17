import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Button, Callout, SkeletonRows, useUrlFilters } from '../../../../ui/index.ts';
import { isTooHeavy } from '../../../narrowing/too-heavy.ts';
import styles from '../questions.module.css';
import type { AskedFunnel } from './asked-funnel.ts';
import { DifferenceTable } from './difference-table.tsx';
import { differencesQuery, type FunnelAnswer } from './queries.ts';

/** What converters did differently: only when somebody wants to know, for it takes longer. */
export function Differently({ asked }: { asked: AskedFunnel }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const isAsked = url.one('differently') === 'true';
  return (
    <section className={styles.section} aria-label={t('funnel.different.title')}>
      <h2 className={styles.subtitle}>{t('funnel.different.title')}</h2>
      {isAsked ? (
        <Answer asked={asked} />
      ) : (
        <p>
          <Button onClick={() => url.set({ differently: 'true' })}>{t('funnel.different.ask')}</Button>
        </p>
      )}
    </section>
  );
}

function Answer({ asked }: { asked: AskedFunnel }) {
  const { t } = useTranslation('questions');
  const { data, error, refetch } = useQuery(differencesQuery(asked.question));
  if (isTooHeavy(error)) {
    return (
      <Callout kind="warning" title={t('problem.heavy')}>
        {t('problem.heavyText')}
      </Callout>
    );
  }
  if (error) {
    return <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />;
  }
  if (!data?.differently) return <SkeletonRows rows={6} />;
  return <Found differently={data.differently} />;
}

/** Less certain ones may well be chance. */
const CERTAIN = 0.05;
const FIRST = 12;

function Found({ differently }: { differently: NonNullable<FunnelAnswer['differently']> }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { items, lookedAt } = differently;
  const certain = items.filter(({ adjustedP }) => adjustedP < CERTAIN);
  const shown = all ? items : certain.slice(0, FIRST);
  const more = items.length - shown.length;
  return (
    <>
      <p className={styles.quiet}>
        {t('funnel.different.correlation', { count: lookedAt, shown: format.number(lookedAt) })}
      </p>
      {certain.length === 0 && <p>{t('funnel.different.none')}</p>}
      {shown.length > 0 && <DifferenceTable items={shown} />}
      {more > 0 && (
        <p>
          <Button size="s" look="quiet" onClick={() => setAll(true)}>
            {t('funnel.different.all', { count: more, shown: format.number(more) })}
          </Button>
        </p>
      )}
    </>
  );
}
