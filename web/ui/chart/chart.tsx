import { lazy, Suspense } from 'react';
import { Skeleton } from '../skeleton.tsx';
import type { ChartProps } from './drawn-chart.tsx';

const DrawnChart = lazy(() => import('./drawn-chart.tsx'));

/**
 * A chart in the colours of the app. What draws it is fetched when the first one is shown. It is a picture: the same
 * numbers must stand beside it as a table or as words.
 */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <DrawnChart {...props} />
    </Suspense>
  );
}
