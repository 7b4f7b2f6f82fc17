import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import type { FunnelAnswer } from './queries.ts';
import { openPeople } from './who.ts';

/** How many came through, how sure that is, how long it took, and who may still. */
export function FunnelLead({ answer, still }: { answer: FunnelAnswer; still?: boolean }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const text = useFigureText('rate');
  const { conversion, medianSecondsToConvert, p90SecondsToConvert, stillOpen, steps } = answer;
  const through = steps.at(-1)!.customers;
  const began = t('customers', { count: conversion.n, shown: format.number(conversion.n) });
  return (
    <div className={styles.lead}>
      <p className={styles.leadValue}>
        <span>{text.value(conversion.value)}</span>
        <span>{t('funnel.cameThrough')}</span>
      </p>
      <p className={styles.honesty}>
        <span>{text.interval(conversion)}</span>
        {still ? (
          <span>{t('funnel.of', { what: began })}</span>
        ) : (
          <PeopleButton
            count={through}
            words={t('customers', { count: through, shown: format.number(through) })}
            label={t('funnel.table.through')}
            onClick={() => url.set(openPeople({ stepNumber: steps.length }))}
          />
        )}
        {!still && (
          <span>
            <PeopleButton
              count={conversion.n}
              words={t('funnel.of', { what: began })}
              label={t('funnel.whoBegan')}
              onClick={() => url.set(openPeople({ stepNumber: 1 }))}
            />
          </span>
        )}
        {conversion.small && <span className={styles.small}>{t('small')}</span>}
        {medianSecondsToConvert !== null && (
          <span>{t('funnel.median', { time: format.duration(medianSecondsToConvert) })}</span>
        )}
        {!still && p90SecondsToConvert !== null && (
          <span>{t('funnel.p90', { time: format.duration(p90SecondsToConvert) })}</span>
        )}
      </p>
      {stillOpen > 0 && (
        <p className={styles.quiet}>
          {t('funnel.stillOpen', { count: stillOpen, shown: format.number(stillOpen) })}
        </p>
      )}
    </div>
  );
}
