import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart/chart.tsx';
import type { ChartHandle, Picked } from '../../ui/chart/drawn-chart.tsx';
import { useUrlFilters } from '../../ui/index.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { ChartLegend } from './chart-legend.tsx';
import { type ChartWords, groupOfSeries, groupsOption, isHollow, wholeOption } from './chart-option.ts';
import { useBehinds } from './conversations/use-behind.ts';
import { useFigureText } from './figure-text.ts';
import { useMetricWords } from './names.ts';
import { usePointName } from './point-name.ts';
import type { MetricFigure } from './queries.ts';
import { useGroupName } from './split-name.ts';
import { openPeople } from './who.ts';

interface MetricChartProps {
  figure: MetricFigure;
  groupBy: string | undefined;
  handle?: Ref<ChartHandle>;
  height?: number;
  /** A card on a board shows it and opens nothing. */
  still?: boolean;
}

/** So many lines can be told apart. */
const MOST_LINES = 6;

/** A metric over time, its interval as a band, the comparison behind it; or one line for each group. */
export function MetricChart({ figure, groupBy, handle, height, still }: MetricChartProps) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const may = useBehinds(figure.id).length > 0;
  const words = useChartWords(figure);
  const groupName = useGroupName();
  const isPhone = useNarrow();
  const shown = useMemo(() => largestGroups(figure, groupBy, groupName), [figure, groupBy, groupName]);
  const option = useMemo(
    () => (shown ? groupsOption(figure, shown, words) : wholeOption(figure, words)),
    [figure, shown, words],
  );
  const dates = shown ? datesOf(figure) : figure.points.map(({ at }) => at);
  function open({ index, seriesId }: Picked) {
    const at = dates[index];
    if (at)
      url.set(
        openPeople({
          part: 'all',
          at,
          group: shown && seriesId !== undefined ? groupOfSeries(seriesId) : undefined,
        }),
      );
  }
  const name = useMetricWords()(figure.id).name;
  return (
    <figure>
      <Chart
        label={t('chartLabel', { name, count: dates.length })}
        height={height ?? (isPhone ? 260 : 340)}
        option={option}
        onPick={still || !may ? undefined : open}
        handle={handle}
      />
      <ChartLegend
        groups={shown}
        compared={Boolean(figure.previous)}
        hasBand={hasBand(figure)}
        hasHollow={figure.points.some(isHollow)}
        isCut={(figure.groups?.length ?? 0) > MOST_LINES}
      />
    </figure>
  );
}

export interface ShownGroup {
  key: string;
  name: string;
}

function largestGroups(
  figure: MetricFigure,
  groupBy: string | undefined,
  nameOf: ReturnType<typeof useGroupName>,
): ShownGroup[] | undefined {
  if (!groupBy || !figure.groups) return undefined;
  return figure.groups
    .slice(0, MOST_LINES)
    .map(({ group, name }) => ({ key: group, name: nameOf(groupBy, group, name) }));
}

function hasBand({ points }: MetricFigure): boolean {
  return points.some(({ low }) => low !== null);
}

/** Every interval that any group has, in order. */
function datesOf({ points }: MetricFigure): string[] {
  return [...new Set(points.map(({ at }) => at))].sort();
}

function useChartWords(figure: MetricFigure): ChartWords {
  const { t } = useTranslation('metrics');
  const text = useFigureText(figure.unit, figure.currency);
  const pointName = usePointName(figure.interval);
  return useMemo(
    () => ({
      ...text,
      point: pointName,
      partial: t('partial'),
      before: (value: string) => t('beforeShort', { value }),
    }),
    [text, pointName, t],
  );
}
