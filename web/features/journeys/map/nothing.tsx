import { FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button, ButtonLink, EmptyState, TextLink, useUrlFilters } from '../../../ui/index.ts';
import { NARROWINGS } from '../../narrowing/narrowing.ts';
import { addDays, noon } from '../../narrowing/period.ts';
import { usePeriodName } from '../../narrowing/period-control.tsx';
import { useLastDay } from '../../narrowing/queries.ts';
import { useMay } from '../../session/session.ts';
import type { AskedMap } from './asked.ts';

const DAYS_SHOWN = 90;

/** An empty map: because there is nothing at all, nothing of this kind, or nothing in this time. */
export function Nothing({ asked }: { asked: AskedMap }) {
  const url = useUrlFilters();
  const may = useMay()('customers.read');
  const lastDay = useLastDay();
  if (NARROWINGS.some((name) => url.one(name))) return <NothingOfThisKind />;
  if (may && lastDay === null) return <NothingYet />;
  return <NothingThen asked={asked} last={lastDay ?? undefined} />;
}

function NothingYet() {
  const { t } = useTranslation('journeys');
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
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  return (
    <EmptyState
      drawing="search"
      title={t('empty.kind')}
      action={<Button onClick={() => url.clear(...NARROWINGS)}>{t('empty.everything')}</Button>}
    >
      {t('empty.kindText')}
    </EmptyState>
  );
}

function NothingThen({ asked, last }: { asked: AskedMap; last: string | undefined }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const url = useUrlFilters();
  const periodName = usePeriodName();
  const show = (changes: Record<string, string | undefined>) =>
    url.set({ period: undefined, from: undefined, until: undefined, ...changes });
  const isAll = asked.period.preset === 'all';
  return (
    <EmptyState
      title={t('empty.then')}
      action={
        <>
          {last && (
            <Button onClick={() => show({ from: addDays(last, 1 - DAYS_SHOWN), until: last })}>
              {t('empty.showLast', { count: DAYS_SHOWN, date: format.date(noon(last)) })}
            </Button>
          )}
          {!isAll && <Button onClick={() => show({ period: 'all' })}>{periodName({ preset: 'all' })}</Button>}
        </>
      }
    >
      {last ? t('empty.thenText', { date: format.date(noon(last)) }) : t('empty.thenUnknown')}
    </EmptyState>
  );
}
