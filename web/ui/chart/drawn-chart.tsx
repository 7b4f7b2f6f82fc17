import { BarChart, CustomChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import styles from './chart.module.css';
import { type ChartLook, useChartLook } from './chart-look.ts';

echarts.use([
  LineChart,
  BarChart,
  SankeyChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

export interface Picked {
  /** Which category along the horizontal axis; −1 where the chart has none. */
  index: number;
  seriesId: string | undefined;
  /** Of a part that was hit itself: a node, a link. */
  data: unknown;
}

export interface ChartHandle {
  /** The drawing as it stands. */
  svg(): SVGSVGElement | null;
}

export interface ChartProps {
  /** Says what it shows, to those who do not see it. */
  label: string;
  /** Pixels. */
  height: number;
  option: (look: ChartLook) => echarts.EChartsCoreOption;
  /** Somebody pointed at a part and wants to know who is behind it. */
  onPick?: (picked: Picked) => void;
  handle?: Ref<ChartHandle>;
}

/** Draws as SVG; follows the size of its place and the theme. */
export default function DrawnChart({ label, height, option, onPick, handle }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const look = useChartLook(place);
  const chart = useRef<echarts.ECharts>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const made = echarts.init(place.current!, undefined, { renderer: 'svg' });
    chart.current = made;
    const size = new ResizeObserver(() => made.resize());
    size.observe(place.current!);
    listen(made, (picked) => pick.current?.(picked));
    return () => {
      size.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: look.sans, fontSize: 12, color: look.inkSoft },
        ...option(look),
      },
      { notMerge: true },
    );
  }, [option, look]);

  useImperativeHandle(handle, () => ({ svg: () => place.current?.querySelector('svg') ?? null }), []);

  return (
    <div
      ref={place}
      role="img"
      aria-label={label}
      className={onPick ? styles.pickable : styles.chart}
      style={{ height }}
    />
  );
}

/** A hit on a part, or anywhere in the column of a category. */
function listen(chart: echarts.ECharts, onPick: (picked: Picked) => void) {
  let hit: { data: unknown; seriesId: string | undefined } | undefined;
  chart.on('click', ({ data, seriesId }) => {
    hit = { data, seriesId };
  });
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    // The part's own event comes just after this one.
    setTimeout(() => {
      const part = hit;
      hit = undefined;
      if (chart.isDisposed()) return;
      const index = columnAt(chart, [offsetX, offsetY]);
      if (part || index >= 0) onPick({ index, seriesId: part?.seriesId, data: part?.data });
    });
  });
}

function columnAt(chart: echarts.ECharts, point: [number, number]): number {
  const hasGrid = (chart.getOption() as { grid?: unknown[] }).grid?.length;
  if (!hasGrid || !chart.containPixel({ gridIndex: 0 }, point)) return -1;
  const [index] = chart.convertFromPixel({ gridIndex: 0 }, point);
  return Math.max(0, Math.round(index ?? -1));
}
