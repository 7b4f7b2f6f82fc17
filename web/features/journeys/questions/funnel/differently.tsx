import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Button, Callout, SkeletonRows, useUrlFilters } from '../../../../ui/index.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import { isTooHeavy } from '../../../narrowing/too-heavy.ts';
import { WaitingForFigures } from '../../../narrowing/waiting-for-figures.tsx';
import styles from '../questions.module.css';
import type { AskedFunnel } from './asked-funnel.ts';
import { DifferenceTable } from './difference-table.tsx';
import { useFactName, useSameFacts } from './fact-name.ts';
import own from './funnel.module.css';
import { differencesQuery, type FunnelAnswer } from './queries.ts';

/** What converters did differently: only when somebody wants to know, for it takes longer. */
interface DifferentlyProps {
  asked: AskedFunnel;
  /** Of the steps. */
  names: readonly string[];
}

export function Differently({ asked, names }: DifferentlyProps) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const isAsked = url.one('differently') === 'true';
  return (
    <section className={styles.section} aria-label={t('funnel.different.title')}>
      <h2 className={styles.subtitle}>{t('funnel.different.title')}</h2>
      {isAsked ? (
        <Answer asked={asked} names={names} />
      ) : (
        <p>
          <Button onClick={() => url.set({ differently: 'true' })}>{t('funnel.different.ask')}</Button>
        </p>
      )}
    </section>
  );
}

function Answer({ asked, names }: DifferentlyProps) {
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
  if (!data?.differently)
    return (
      <WaitingForFigures what={t('reading.differently')}>
        <SkeletonRows rows={6} />
      </WaitingForFigures>
    );
  return <Found differently={data.differently} names={names} />;
}

/** Less certain ones may well be chance. */
const CERTAIN = 0.05;
const FIRST = 12;

interface FoundProps {
  differently: NonNullable<FunnelAnswer['differently']>;
  names: readonly string[];
}

function Found({ differently, names }: FoundProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { items, lookedFor, lookedAt, oneSided, anyway } = differently;
  const certain = items.filter(({ adjustedP }) => adjustedP < CERTAIN);
  const shown = all ? items : certain.slice(0, FIRST);
  const more = items.length - shown.length;
  return (
    <>
      <p className={styles.quiet}>
        {t('funnel.different.correlation', { count: lookedAt, shown: format.number(lookedAt) })}{' '}
        <LookedFor lookedFor={lookedFor} />
      </p>
      {certain.length === 0 && <p>{t('funnel.different.none')}</p>}
      {shown.length > 0 && <DifferenceTable items={shown} names={names} />}
      {more > 0 && (
        <p>
          <Button size="s" look="quiet" onClick={() => setAll(true)}>
            {t('funnel.different.all', { count: more, shown: format.number(more) })}
          </Button>
        </p>
      )}
      {oneSided.length > 0 && <OneSided oneSided={oneSided} />}
      {anyway.length > 0 && <Anyway anyway={anyway} />}
    </>
  );
}

function LookedFor({ lookedFor }: Pick<FoundProps['differently'], 'lookedFor'>) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const { windowSeconds, medianSeconds, p90Seconds } = lookedFor;
  if (medianSeconds === null || p90Seconds === null) return null;
  return t('funnel.different.lookedFor', {
    window: format.duration(windowSeconds),
    median: format.duration(medianSeconds),
    p90: format.duration(p90Seconds),
  });
}

/** What cannot be otherwise, most often: said with its shares, and not compared. */
function OneSided({ oneSided }: Pick<FoundProps['differently'], 'oneSided'>) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const factName = useFactName();
  const sameFacts = useSameFacts();
  const share = ({ n, of }: { n: number; of: number }) =>
    `${format.percent(n / of, 1)} (${t('nOf', { n: format.number(n), of: format.number(of) })})`;
  return (
    <div className={own.anyway}>
      <h3 className={styles.subtitle}>{t('funnel.different.oneSided.title')}</h3>
      <p className={styles.quiet}>{t('funnel.different.oneSided.text')}</p>
      <ul>
        {oneSided.map((one) => (
          <li key={`${one.what} ${one.name} ${one.value}`}>
            {t('funnel.different.oneSided.shares', {
              name: factName(one),
              through: share(one.converters),
              others: share(one.others),
            })}{' '}
            <small>{sameFacts(one.same)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What whoever comes through meets: said with its shares, and not compared. */
function Anyway({ anyway }: Pick<FoundProps['differently'], 'anyway'>) {
  const { t } = useTranslation('questions');
  const typeName = useTypeName();
  const format = useFormat();
  return (
    <div className={own.anyway}>
      <h3 className={styles.subtitle}>{t('funnel.different.anyway.title')}</h3>
      <p className={styles.quiet}>{t('funnel.different.anyway.text')}</p>
      <ul>
        {anyway.map(({ value, converters: { n, of } }) => (
          <li key={value}>
            {typeName(value)}: {format.percent(n / of, 1)}{' '}
            <small>{t('nOf', { n: format.number(n), of: format.number(of) })}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
