import { FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, ButtonLink, EmptyState, TextLink, useUrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { NARROWINGS } from './narrowing.ts';
import { addDays, noon, type Period } from './period.ts';
import { usePeriodName } from './period-control.tsx';
import { useLastDay } from './queries.ts';

/** An answer in which nothing was counted: nothing was ever recorded, nothing of this kind, or nothing in this time. */
export function Nothing({ period }: { period: Period }) {
  const url = useUrlFilters();
  const isEmpty = useIsEmpty();
  if (isEmpty) return <NothingYet />;
  if (NARROWINGS.some((name) => url.one(name))) return <NothingOfThisKind />;
  return <NothingThen period={period} />;
}

/** Whether nothing has ever been recorded; false also while that is not known. */
export function useIsEmpty(): boolean {
  const may = useMay();
  return useLastDay() === null && may('customers.read');
}

export function NothingYet() {
  const { t } = useTranslation('narrowing');
  const may = useMay();
  return (
    <EmptyState
      title={t('empty.yet')}
      action={
        may('imports.write') && (
          <>
            <ButtonLink to="/imports" look="primary" icon={<FileInput size={16} />}>
              {t('empty.import')}
            </ButtonLink>
            <ButtonLink to="/sample">{t('empty.sample')}</ButtonLink>
          </>
        )
      }
    >
      {t('empty.yetText')} <TextLink to="/connect">{t('empty.connect')}</TextLink>
    </EmptyState>
  );
}

function NothingOfThisKind() {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  return (
    <EmptyState
      drawing="search"
      title={t('empty.kind')}
      action={<Button onClick={() => url.clear(...NARROWINGS)}>{t('narrow.clear')}</Button>}
    >
      {t('empty.kindText')}
    </EmptyState>
  );
}

const DAYS_SHOWN = 90;

function NothingThen({ period }: { period: Period }) {
  const { t } = useTranslation('narrowing');
  const format = useFormat();
  const url = useUrlFilters();
  const periodName = usePeriodName();
  const last = useLastDay();
  const elsewhere = last && !isIn(last, period) ? last : undefined;
  const show = (changes: Record<string, string | undefined>) =>
    url.set({ period: undefined, from: undefined, until: undefined, ...changes });
  return (
    <EmptyState
      title={t('empty.then')}
      action={
        <>
          {elsewhere && (
            <Button onClick={() => show({ from: addDays(elsewhere, 1 - DAYS_SHOWN), until: elsewhere })}>
              {t('empty.showLast', { count: DAYS_SHOWN, date: format.date(noon(elsewhere)) })}
            </Button>
          )}
          {period.preset !== 'all' && (
            <Button onClick={() => show({ period: 'all' })}>{periodName({ preset: 'all' })}</Button>
          )}
        </>
      }
    >
      {elsewhere
        ? t('empty.thenText', { date: format.date(noon(elsewhere)) })
        : period.preset === 'all'
          ? t('empty.never')
          : t('empty.thenUnknown')}
    </EmptyState>
  );
}

function isIn(day: string, { from, until }: Period): boolean {
  return !from || !until || (day >= from && day <= until);
}
