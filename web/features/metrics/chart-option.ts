/** A metric's figure as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import { band } from '../../ui/chart/band.ts';
import { type ChartLook, hollow, seriesLook } from '../../ui/chart/chart-look.ts';
import { type TipLine, tip, tipBox } from '../../ui/chart/tip.ts';
import { durationAxis } from './duration-axis.ts';
import type { FigureText } from './figure-text.ts';
import type { ShownGroup } from './metric-chart.tsx';
import type { PointName } from './point-name.ts';
import type { MetricFigure, MetricPoint } from './queries.ts';

export interface ChartWords extends FigureText {
  point: PointName;
  partial: string;
  before(value: string): string;
}

const NEARLY_ALL = 0.75;

type Option = (look: ChartLook) => EChartsCoreOption;

/** Everybody in one line, with the interval as a band and the time before as a thin line behind. */
export function wholeOption(figure: MetricFigure, words: ChartWords): Option {
  const { points, previous } = figure;
  return (look) => ({
    ...frame(
      figure,
      points.map(({ at }) => at),
      words,
      look,
    ),
    tooltip: {
      ...tipBox(look),
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => {
        const point = first && points[first.dataIndex];
        const before = first && previous?.points[first.dataIndex];
        return point
          ? tip(words.point.whole(point.at), [...pointLines(point, words), ...beforeLines(before, words)])
          : '';
      },
    },
    series: [
      ...band(points, look),
      {
        id: 'before',
        type: 'line',
        data: points.map((_, index) => previous?.points[index]?.value ?? null),
        showSymbol: false,
        silent: true,
        lineStyle: { color: look.inkFaint, width: 1.25, type: [4, 4] },
      },
      {
        id: 'now',
        type: 'line',
        data: points.map((point) => symbolOf(point, look, look.accent)),
        symbol: 'circle',
        symbolSize: points.length > 60 ? 3 : 7,
        itemStyle: { color: look.accent },
        lineStyle: { color: look.accent, width: 2 },
        emphasis: { scale: 1.4 },
      },
    ],
  });
}

/** After a group's key: its points that rest on too few, which no line joins. No text of a record holds it. */
const FEW_OF_IT = '\u0000few';

/** The key of the group that a series is of. */
export const groupOfSeries = (id: string) => id.replace(FEW_OF_IT, '');

/** One line for each group; where it rests on too few it is broken, and they are hollow points beside it. */
export function groupsOption(figure: MetricFigure, groups: ShownGroup[], words: ChartWords): Option {
  const dates = [...new Set(figure.points.map(({ at }) => at))].sort();
  const found = new Map(figure.points.map((point) => [`${point.group} ${point.at}`, point]));
  const pointOf = (group: ShownGroup, index: number) => found.get(`${group.key} ${dates[index]}`);
  return (look) => ({
    ...frame(figure, dates, words, look),
    tooltip: {
      ...tipBox(look),
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) =>
        first
          ? tip(
              words.point.whole(dates[first.dataIndex]!),
              groups.flatMap((group) => groupLines(group, pointOf(group, first.dataIndex), words)),
            )
          : '',
    },
    series: groups.flatMap((group, index) => {
      const { color, type, width } = lineLook(look, group, index);
      const points = dates.map((_, at) => pointOf(group, at));
      return [
        {
          id: group.key,
          name: group.name,
          type: 'line',
          data: points.map((point) => (point?.small ? null : symbolOf(point, look, color))),
          connectNulls: false,
          symbol: 'circle',
          symbolSize: 6,
          itemStyle: { color },
          lineStyle: { color, type, width },
          emphasis: { focus: 'series' },
        },
        {
          id: `${group.key}${FEW_OF_IT}`,
          type: 'line',
          data: points.map((point) => (point?.small ? point.value : null)),
          symbol: 'circle',
          symbolSize: 6,
          showAllSymbol: true,
          itemStyle: { color: 'transparent', borderColor: color, borderWidth: 1.5, opacity: 0.7 },
          lineStyle: { width: 0 },
        },
      ];
    }),
  });
}

/** Of whom it is not told is no group to look at first: a thin, faint line. */
function lineLook(look: ChartLook, { key }: ShownGroup, index: number) {
  if (key === '') return { color: look.inkFaint, type: 'solid' as const, width: 1.25 };
  return { ...seriesLook(look, index), width: 2 };
}

function frame(figure: MetricFigure, dates: string[], words: ChartWords, look: ChartLook) {
  const { unit } = figure;
  const startsAtZero = ['count', 'money'].includes(unit);
  return {
    grid: { left: 4, right: 16, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: dates.map((at) => words.point.short(at)),
      boundaryGap: dates.length < 3,
      axisLine: { lineStyle: { color: look.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: look.inkSoft, hideOverlap: true, margin: 12 },
    },
    yAxis: {
      type: 'value',
      scale: !startsAtZero,
      splitNumber: 4,
      // Room above the highest share must not promise more than all.
      ...(unit === 'rate' ? { max: ({ max }: { max: number }) => (max > NEARLY_ALL ? 1 : null) } : {}),
      ...(unit === 'seconds' ? durationAxis(valuesOf(figure)) : {}),
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.inkSoft, formatter: words.axis },
    },
  };
}

/** All that is drawn; with groups only their values are. */
function valuesOf({ points, previous, groups }: MetricFigure) {
  if (groups) return points.map(({ value }) => value);
  const drawn = points.flatMap(({ value, low, high }) => [value, low, high]);
  return [...drawn, ...(previous?.points ?? []).map(({ value }) => value)];
}

function symbolOf(point: MetricPoint | undefined, look: ChartLook, colour: string) {
  if (!point) return null;
  return { value: point.value, ...(isHollow(point) ? hollow(look, colour) : {}) };
}

/** Where n is too small, or only a part of the interval is counted. */
export function isHollow({ small, partial }: Pick<MetricPoint, 'small' | 'partial'>): boolean {
  return small || Boolean(partial);
}

function pointLines(point: MetricPoint, words: ChartWords): TipLine[] {
  const honesty = words.honesty(point);
  return [
    { text: words.value(point.value), strong: true },
    ...(honesty ? [{ text: honesty }] : []),
    ...(point.partial ? [{ text: words.partial }] : []),
  ];
}

function beforeLines(before: MetricPoint | undefined, words: ChartWords): TipLine[] {
  return before && before.value !== null ? [{ text: words.before(words.value(before.value)) }] : [];
}

function groupLines(group: ShownGroup, point: MetricPoint | undefined, words: ChartWords): TipLine[] {
  if (!point) return [];
  return [
    { text: `${group.name}: ${words.value(point.value)}`, strong: true },
    ...(words.honesty(point) ? [{ text: words.honesty(point) }] : []),
  ];
}
