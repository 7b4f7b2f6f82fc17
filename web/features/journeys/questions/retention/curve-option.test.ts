import { expect, test } from 'vitest';
import type { ChartLook } from '../../../../ui/chart/chart-look.ts';
import { type CurveWords, curveOption } from './curve-option.ts';

const look = { accent: 'teal', surface: 'night' } as ChartLook;
const words = { period: String, n: String } as unknown as CurveWords;
const point = (period: number, n: number) => ({
  ...{ period, n, customers: 1, share: 1 / n, low: 0, high: 1 },
  ...{ small: n < 30, fragment: false },
});

test('what rests on few is a ring with the surface in it: white would shine in the dark', () => {
  const { series } = curveOption([point(0, 90), point(1, 9)], words)(look) as { series: unknown[] };
  expect(series.at(-1)).toMatchObject({
    id: 'weak',
    symbol: 'circle',
    itemStyle: { color: 'night', borderColor: 'teal' },
  });
});
