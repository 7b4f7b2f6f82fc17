import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../ui/index.ts';
import { ChoiceControl } from '../narrowing/choice-control.tsx';
import { CompareControl } from '../narrowing/compare-control.tsx';
import { ControlBar } from '../narrowing/control.tsx';
import { NarrowingControl } from '../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../narrowing/period-control.tsx';
import { traitsQuery } from '../narrowing/queries.ts';
import { intervalFor, possibleIntervals } from './intervals.ts';
import { useSplitName } from './split-name.ts';
import type { AskedMetric } from './use-question.ts';

const NONE = 'none';

/** What is asked of the metric. */
export function MetricControls({ asked }: { asked: AskedMetric }) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const usualInterval = intervalFor(asked.period);
  return (
    <ControlBar>
      <PeriodControl period={asked.period} />
      <ChoiceControl
        name={t('by.label')}
        value={asked.interval}
        usual={usualInterval}
        options={possibleIntervals(asked.period).map((value) => ({ value, label: t(`by.${value}`) }))}
        onChoose={(value) => url.set({ interval: value === usualInterval ? undefined : value })}
      />
      <CompareControl
        period={asked.period}
        value={asked.comparison}
        onChoose={(value) => url.set({ compare: value === 'previous' ? undefined : value })}
      />
      <SplitControl asked={asked} />
      <NarrowingControl allowed={asked.allowed} />
    </ControlBar>
  );
}

function SplitControl({ asked }: { asked: AskedMetric }) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const splitName = useSplitName();
  const { data: traits } = useQuery(traitsQuery);
  const splits = asked.splits.flatMap((split) =>
    split === 'trait' ? (traits?.items ?? []).map(({ name }) => `trait:${name}`) : [split],
  );
  const options = [NONE, ...splits].map((value) => ({
    value,
    label: value === NONE ? t('split.none') : splitName(value),
  }));
  return (
    <ChoiceControl
      name={t('split.label')}
      value={asked.groupBy ?? NONE}
      usual={NONE}
      options={options}
      shown={asked.groupBy ? splitName(asked.groupBy) : undefined}
      onChoose={(value) => url.set({ groupBy: value === NONE ? undefined : value })}
    />
  );
}
