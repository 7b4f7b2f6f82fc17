/** The average of all cohorts as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import { band } from '../../../../ui/chart/band.ts';
import { type ChartLook, hollow } from '../../../../ui/chart/chart-look.ts';
import { tip, tipBox } from '../../../../ui/chart/tip.ts';
import type { RetentionAnswer } from './queries.ts';
import { isWeak } from './rests-on.ts';

export interface CurveWords {
  period(number: number): string;
  share(share: number): string;
  axis(share: number): string;
  interval(figure: { low: number; high: number }): string | undefined;
  of(customers: number, n: number): string;
  restsOn(point: { n: number }): string;
  /** "n 1,290", below the period. */
  n(n: number): string;
  small: string;
}

type Average = RetentionAnswer['average'];

export function curveOption(average: Average, words: CurveWords): (look: ChartLook) => EChartsCoreOption {
  return (look) => ({
    grid: { left: 4, right: 16, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: average.map(({ period, n }) => `${words.period(period)}\n${words.n(n)}`),
      boundaryGap: false,
      axisLine: { lineStyle: { color: look.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: look.inkSoft, hideOverlap: true, margin: 12, lineHeight: 16 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.inkSoft, formatter: words.axis },
    },
    tooltip: {
      ...tipBox(look),
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => {
        const point = first && average[first.dataIndex];
        return point ? pointTip(point, words) : '';
      },
    },
    series: [
      ...band(average, look),
      {
        id: 'average',
        type: 'line',
        data: average.map((point) => (isWeak(point) ? null : point.share)),
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: look.accent },
        lineStyle: { color: look.accent, width: 2 },
      },
      weakEnd(average, look),
    ],
  });
}

/** What rests on few of those who began: hollow and dashed, on from the last point that rests on more. */
function weakEnd(average: Average, look: ChartLook) {
  const data = average.map((point, index) => {
    if (isWeak(point)) return point.share;
    const next = average[index + 1];
    return next && isWeak(next) ? { value: point.share, symbol: 'none' } : null;
  });
  return {
    id: 'weak',
    type: 'line',
    data,
    ...hollow(look, look.accent),
    symbolSize: 7,
    lineStyle: { color: look.accent, width: 1.5, type: 'dashed', opacity: 0.7 },
  };
}

function pointTip(point: Average[number], words: CurveWords): HTMLElement {
  const interval = words.interval(point);
  return tip(words.period(point.period), [
    { text: words.share(point.share), strong: true },
    ...(interval ? [{ text: interval }] : []),
    { text: words.of(point.customers, point.n) },
    { text: words.restsOn(point) },
    ...(point.small ? [{ text: words.small }] : []),
  ]);
}
