import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BREAKDOWNS } from '../../../server/features/quality/report/contract.ts';
import { reviewsApi } from '../../../server/features/quality/reviews/contract.ts';
import { address } from '../../api.ts';
import { ButtonAnchor, Callout, EmptyState, Panel, Select, Skeleton, useUrlFilters } from '../../ui/index.ts';
import { ControlBar } from '../narrowing/control.tsx';
import { useNarrowing } from '../narrowing/narrowing.ts';
import { NarrowingControl } from '../narrowing/narrowing-control.tsx';
import { asQuery } from '../narrowing/period.ts';
import { PeriodControl } from '../narrowing/period-control.tsx';
import { usePeriod } from '../narrowing/use-period.ts';
import { FigureOf } from './figure.tsx';
import { Loaded } from './loaded.tsx';
import styles from './quality.module.css';
import { type ReportQuestion, reportQuery } from './queries.ts';
import { ReportTable } from './report-table.tsx';

const NARROWED = ['channel', 'department'] as const;
const USUAL = '90d';
const CHOSEN = ['random', 'targeted', 'by-hand'] as const;
const ANY = 'any';

/** How good answers are, by what was given within a time. Every number opens its reviews. */
export function ReportTab() {
  const { t } = useTranslation('quality');
  const url = useUrlFilters();
  const period = usePeriod(USUAL);
  const { channel, department } = useNarrowing(NARROWED);
  const by = BREAKDOWNS.find((one) => one === url.one('by')) ?? 'person';
  const chosen = CHOSEN.find((one) => one === url.one('chosen'));
  const narrowing = { channel, department, chosen };
  const question = period && ({ ...asQuery(period), ...narrowing, by } as ReportQuestion);
  const query = useQuery(reportQuery(question));
  const search = { tab: 'reviews', ...(period && asQuery(period)), ...narrowing };
  if (!period) return <Skeleton height={240} />;
  const { data } = query;
  return (
    <div className={styles.stack}>
      <ControlBar>
        <PeriodControl period={period} usual={USUAL} />
        <NarrowingControl allowed={NARROWED} />
      </ControlBar>
      <Panel
        title={t('report.title')}
        description={t('report.about')}
        actions={
          <>
            <Select
              aria-label={t('report.chosen')}
              value={chosen ?? ANY}
              onChange={(next) => url.set({ chosen: next === ANY ? undefined : next })}
              options={[
                { value: ANY, label: t('report.anyChosen') },
                ...CHOSEN.map((value) => ({ value, label: t(`chosen.${value}`) })),
              ]}
            />
            <Select
              aria-label={t('report.by')}
              value={by}
              onChange={(next) => url.set({ by: next })}
              options={BREAKDOWNS.map((value) => ({ value, label: t(`report.breakdown.${value}`) }))}
            />
            <ButtonAnchor
              size="s"
              icon={<Download size={14} />}
              href={address(reviewsApi.csv, { query: { ...asQuery(period), ...narrowing } })}
              download
            >
              {t('reviews.csv')}
            </ButtonAnchor>
          </>
        }
      >
        <Loaded query={query}>
          {data?.overall.n === 0 && (
            <EmptyState drawing="search" title={t('report.empty')}>
              {t('report.emptyText')}
            </EmptyState>
          )}
          {data && data.overall.n > 0 && (
            <div className={styles.stack}>
              <div className={styles.overall}>
                <FigureOf figure={data.overall} name={t('report.overall')} search={search} large />
              </div>
              {data.targeted > 0 && chosen === undefined && (
                <Callout kind="info">
                  {t('report.targeted', { count: data.targeted, n: data.overall.n })}
                </Callout>
              )}
              <ReportTable report={data} search={search} />
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
