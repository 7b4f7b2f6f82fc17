/** A funnel as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import { type ChartLook, seriesLook } from '../../../../ui/chart/chart-look.ts';
import { type TipLine, tip, tipBox } from '../../../../ui/chart/tip.ts';
import type { FunnelStepAnswer } from './queries.ts';

export interface FunnelWords {
  names: readonly string[];
  /** What stands below each bar: its name, or its number where there is no room. */
  below: readonly string[];
  /** Room for a name below its bar, in pixels. */
  nameWidth: number;
  share(share: number | null): string;
  axis(share: number): string;
  interval(step: { low: number | null; high: number | null }): string | undefined;
  customers(count: number): string;
  /** Within a bar, in two lines. */
  inBar(share: number, customers: number): string;
  ofPrevious(share: number): string;
  lost(count: number): string;
  took(seconds: number): string;
}

type Option = (look: ChartLook) => EChartsCoreOption;
type Steps = readonly FunnelStepAnswer[];

/** The series of those who were lost before a step. */
export const LOST = 'lost';
const REACHED = 'reached';

/** Everybody: who reached a step, and above it who was lost on the way to it. */
export function wholeOption(steps: Steps, words: FunnelWords): Option {
  return (look) => ({
    ...frame(words, look),
    tooltip: stepTip(look, words, (index) => stepLines(steps, index, words)),
    series: [
      {
        id: REACHED,
        type: 'bar',
        stack: 'all',
        barMaxWidth: 140,
        data: steps.map(({ share }) => share),
        itemStyle: { color: look.accent },
        label: {
          show: true,
          position: 'insideBottom',
          distance: 10,
          lineHeight: 17,
          formatter: ({ dataIndex }: { dataIndex: number }) => reachedLabel(steps[dataIndex]!, words),
          color: look.onAccent,
          fontWeight: 500,
        },
      },
      {
        id: LOST,
        type: 'bar',
        stack: 'all',
        data: steps.map(({ share }, index) => Math.max(0, (steps[index - 1]?.share ?? 0) - (share ?? 0))),
        itemStyle: { color: look.sand, opacity: 0.45 },
      },
      whiskers(steps, look),
    ],
  });
}

/** A bar that is too low for its label has none: the table says it. */
const LABELLED_SHARE = 0.08;

function reachedLabel({ share, customers }: FunnelStepAnswer, words: FunnelWords): string {
  return share === null || share < LABELLED_SHARE ? '' : words.inBar(share, customers);
}

function stepLines(steps: Steps, index: number, words: FunnelWords): TipLine[] {
  const step = steps[index];
  if (!step) return [];
  const before = steps[index - 1];
  return [
    { text: `${words.share(step.share)} · ${words.customers(step.customers)}`, strong: true },
    ...lines(words.interval(step)),
    ...(before && step.shareOfPrevious !== null ? lines(words.ofPrevious(step.shareOfPrevious)) : []),
    ...(before ? lines(words.lost(before.customers - step.customers)) : []),
    ...(step.medianSecondsFromPrevious === null ? [] : lines(words.took(step.medianSecondsFromPrevious))),
  ];
}

const lines = (text: string | undefined): TipLine[] => (text ? [{ text }] : []);

/** The 95 % interval of each share. The first is 100 % of itself and has none. */
function whiskers(steps: Steps, look: ChartLook) {
  return {
    type: 'custom',
    silent: true,
    z: 5,
    data: steps.flatMap(({ low, high }, index) =>
      index === 0 || low === null || high === null ? [] : [[index, low, high]],
    ),
    renderItem: (_: unknown, at: { value(n: number): number; coord(place: number[]): [number, number] }) => {
      const [x, bottom] = at.coord([at.value(0), at.value(1)]);
      const [, top] = at.coord([at.value(0), at.value(2)]);
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style: { stroke: look.ink, lineWidth: 1.25 },
      });
      return {
        type: 'group',
        children: [
          line(x, bottom, x, top),
          line(x - CAP_PX, bottom, x + CAP_PX, bottom),
          line(x - CAP_PX, top, x + CAP_PX, top),
        ],
      };
    },
  };
}

const CAP_PX = 5;

interface Group {
  group: string;
  name: string;
  steps: Steps;
}

/** Groups side by side at each step. */
export function groupedOption(groups: readonly Group[], words: FunnelWords): Option {
  return (look) => ({
    ...frame(words, look),
    tooltip: stepTip(look, words, (index) => groupLines(groups, index, words)),
    series: groups.map(({ group, name, steps }, index) => ({
      id: group,
      name,
      type: 'bar',
      barMaxWidth: 48,
      barGap: '12%',
      data: steps.map(({ share }) => share),
      itemStyle: group === '' ? untoldLook(look) : { color: seriesLook(look, index).color },
      emphasis: { focus: 'series' },
    })),
  });
}

/** Of whom it is not known: no group of their own, so quieter than those that are. */
const untoldLook = (look: ChartLook) => ({ color: look.sand, opacity: 0.6, borderColor: look.inkFaint });

function groupLines(groups: readonly Group[], index: number, words: FunnelWords): TipLine[] {
  return groups.flatMap(({ name, steps }) => {
    const step = steps[index];
    if (!step) return [];
    return [
      { text: name },
      { text: `${words.share(step.share)} · ${words.customers(step.customers)}`, strong: true },
    ];
  });
}

/** What is said over a step. */
function stepTip(look: ChartLook, { names }: FunnelWords, linesOf: (index: number) => TipLine[]) {
  return {
    ...tipBox(look),
    trigger: 'axis',
    axisPointer: { type: 'none' },
    formatter: ([first]: { dataIndex: number }[]) =>
      first ? tip(names[first.dataIndex] ?? '', linesOf(first.dataIndex)) : '',
  };
}

function frame({ below, nameWidth, axis }: FunnelWords, look: ChartLook) {
  return {
    grid: { left: 4, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: below,
      axisLine: { lineStyle: { color: look.lineStrong } },
      axisTick: { show: false },
      axisLabel: {
        color: look.ink,
        interval: 0,
        width: nameWidth,
        overflow: 'break',
        margin: 10,
        lineHeight: 15,
      },
    },
    yAxis: {
      type: 'value',
      max: 1,
      interval: 0.25,
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.inkSoft, formatter: axis },
    },
  };
}
