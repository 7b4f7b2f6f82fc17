import { useTranslation } from 'react-i18next';
import { COHORT_INTERVALS } from '../../../../../server/features/journeys/questions/retention-contract.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { ChoiceControl } from '../../../narrowing/choice-control.tsx';
import { ControlBar } from '../../../narrowing/control.tsx';
import { NarrowingControl } from '../../../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../../../narrowing/period-control.tsx';
import { QuietSince } from '../../../narrowing/quiet-since.tsx';
import type { AskedRetention } from './asked-retention.ts';
import { WhatControl } from './what-control.tsx';

const USUAL_PERIODS = '12';
const PERIODS = ['3', '6', USUAL_PERIODS, '24', '36'];

/** What is asked of retention. */
export function RetentionControls({ asked }: { asked: AskedRetention }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const { first, return: back, interval, periods, rolling } = asked.settings;
  const set = (name: string, value: string, usual: string) =>
    url.set({ [name]: value === usual ? undefined : value, who: undefined, of: undefined });
  return (
    <>
      <ControlBar>
        <WhatControl name="first" value={first} />
        <WhatControl name="return" value={back} />
        <PeriodControl period={asked.period} usual={asked.usualPeriod} />
        <NarrowingControl />
        <ChoiceControl
          name={t('retention.by.label')}
          value={interval}
          usual="month"
          options={COHORT_INTERVALS.map((value) => ({ value, label: t(`retention.by.${value}`) }))}
          onChoose={(value) => set('interval', value, 'month')}
        />
        <ChoiceControl
          name={t('retention.clock.label')}
          value={String(rolling)}
          usual="false"
          options={(['false', 'true'] as const).map((value) => ({
            value,
            label: t(`retention.clock.${value}`),
          }))}
          onChoose={(value) => set('rolling', value, 'false')}
        />
        <ChoiceControl
          name={t('retention.periods')}
          value={String(periods)}
          usual={USUAL_PERIODS}
          options={PERIODS.map((value) => ({ value, label: value }))}
          onChoose={(value) => set('periods', value, USUAL_PERIODS)}
        />
      </ControlBar>
      <QuietSince period={asked.period} />
    </>
  );
}
