import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import type { ChartHandle, Picked } from '../../../../ui/chart/drawn-chart.tsx';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useNarrow } from '../../../../ui/narrow.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { useMay } from '../../../session/session.ts';
import { GroupLegend } from '../group-legend.tsx';
import { type FunnelWords, groupedOption, LOST, wholeOption } from './funnel-option.ts';
import { useGroupName } from './group-name.ts';
import type { FunnelAnswer } from './queries.ts';
import { openPeople } from './who.ts';

interface FunnelChartProps {
  answer: FunnelAnswer;
  names: readonly string[];
  splitBy: string | undefined;
  handle?: Ref<ChartHandle>;
  height?: number;
  /** On a board: opens nobody. */
  still?: boolean;
}

/** So many groups can be told apart. */
const MOST_GROUPS = 6;

/** A bar for each step, what was lost since the one before above it; or bars side by side for groups. */
export function FunnelChart({ answer, names, splitBy, handle, height, still }: FunnelChartProps) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const may = useMay()('customers.read');
  const isPhone = useNarrow();
  const words = useWords(names, (isPhone ? PHONE_WIDTH : still ? CARD_WIDTH : PAGE_WIDTH) / names.length);
  const groupName = useGroupName();
  const groups = useMemo(
    () =>
      splitBy
        ? drawn(answer.groups ?? []).map((group) => ({ ...group, name: groupName(splitBy, group.group) }))
        : undefined,
    [answer, splitBy, groupName],
  );
  const option = useMemo(
    () => (groups ? groupedOption(groups, words) : wholeOption(answer.steps, words)),
    [answer, groups, words],
  );
  function open({ index, seriesId }: Picked) {
    if (index < 0 || index >= answer.steps.length) return;
    const stepNumber = index + 1;
    const part = seriesId === LOST && index > 0 ? 'dropped' : 'reached';
    url.set(openPeople({ stepNumber, part, group: groups ? seriesId : undefined }));
  }
  return (
    <figure>
      <Chart
        label={t('funnel.chart', { count: answer.steps.length })}
        height={height ?? (isPhone ? 280 : 340)}
        option={option}
        onPick={still || !may ? undefined : open}
        handle={handle}
      />
      {groups && <GroupLegend groups={groups} />}
    </figure>
  );
}

/** The largest, and in any case whoever is in none. */
function drawn<Group extends { group: string }>(groups: readonly Group[]): Group[] {
  const told = groups.filter(({ group }) => group !== '').slice(0, MOST_GROUPS);
  return [...told, ...groups.filter(({ group }) => group === '')];
}

/** About as wide as the bars are together, in pixels: names below them share it. */
const PAGE_WIDTH = 1000;
const CARD_WIDTH = 400;
const PHONE_WIDTH = 270;

function useWords(names: readonly string[], nameWidth: number): FunnelWords {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const text = useFigureText('rate');
  return useMemo(
    () => ({
      names,
      below: namesThatFit(names, nameWidth),
      nameWidth,
      share: text.value,
      inBar: (share, customers) =>
        nameWidth < NARROW
          ? `${format.percent(share)}\n${format.compact(customers)}`
          : `${text.value(share)}\n${format.number(customers)}`,
      axis: (share: number) => format.percent(share),
      interval: (step) => text.interval(step),
      customers: (count) => t('customers', { count, shown: format.number(count) }),
      ofPrevious: (share) => t('funnel.ofPrevious', { share: text.value(share) }),
      lost: (count) => t('funnel.lost', { count, shown: format.number(count) }),
      took: (seconds) => t('funnel.median', { time: format.duration(seconds) }),
    }),
    [names, nameWidth, text, format, t],
  );
}

/** Below it a bar has no room for decimals and long numbers: the table says them. */
const NARROW = 64;
/** About as wide as a letter, in pixels. */
const LETTER = 6.8;

/** Names of which a word is wider than its bar would be torn: the numbers of the steps, which the table has as well. */
function namesThatFit(names: readonly string[], width: number): string[] {
  const fits = names.every((name) => name.split(/\s/).every((word) => word.length * LETTER <= width));
  return names.map((name, index) => (fits ? name : String(index + 1)));
}
