/** The average of all cohorts as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import { band } from '../../../../ui/chart/band.ts';
import type { ChartLook } from '../../../../ui/chart/chart-look.ts';
import { tip, tipBox } from '../../../../ui/chart/tip.ts';
import type { RetentionAnswer } from './queries.ts';

export interface CurveWords {
  period(number: number): string;
  share(share: number): string;
  axis(share: number): string;
  interval(figure: { low: number; high: number }): string | undefined;
  of(customers: number, n: number): string;
  small: string;
}

type Average = RetentionAnswer['average'];

export function curveOption(average: Average, words: CurveWords): (look: ChartLook) => EChartsCoreOption {
  return (look) => ({
    grid: { left: 4, right: 16, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: average.map(({ period }) => words.period(period)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: look.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: look.inkSoft, hideOverlap: true, margin: 12 },
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
        data: average.map(({ share, small }) => ({
          value: share,
          ...(small ? { symbol: 'emptyCircle' } : {}),
        })),
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: look.accent },
        lineStyle: { color: look.accent, width: 2 },
      },
    ],
  });
}

function pointTip(point: Average[number], words: CurveWords): HTMLElement {
  const interval = words.interval(point);
  return tip(words.period(point.period), [
    { text: words.share(point.share), strong: true },
    ...(interval ? [{ text: interval }] : []),
    { text: words.of(point.customers, point.n) },
    ...(point.small ? [{ text: words.small }] : []),
  ]);
}
