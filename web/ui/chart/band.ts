import type { ChartLook } from './chart-look.ts';

/** The interval around a line, from low to high, as two stacked areas of which only the upper is seen. */
export function band(points: readonly { low: number | null; high: number | null }[], look: ChartLook) {
  const area = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
  } as const;
  return [
    { ...area, id: 'low', data: points.map(({ low }) => low) },
    {
      ...area,
      id: 'high',
      data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      areaStyle: { color: look.accent, opacity: 0.14 },
    },
  ];
}
