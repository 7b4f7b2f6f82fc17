import styles from './sparkline.module.css';

interface SparklineProps {
  /** In order of time; null where nothing is known. */
  values: readonly (number | null)[];
  width?: number;
  height?: number;
}

const EDGE = 3;

/** How something went, in the space of a word; drawn narrower where there is less. Says nothing that the figures beside it do not. */
export function Sparkline({ values, width = 96, height = 28 }: SparklineProps) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return <span style={{ width, height }} className={styles.none} />;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const place = (value: number, index: number) => ({
    x: EDGE + (index / (values.length - 1)) * (width - 2 * EDGE),
    y: most === least ? height / 2 : height - EDGE - ((value - least) / (most - least)) * (height - 2 * EDGE),
  });
  const points = values.flatMap((value, index) => (value === null ? [] : [place(value, index)]));
  const last = points.at(-1)!;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={styles.line}
      aria-hidden="true"
    >
      <path d={points.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')} />
      <path d={`M${last.x} ${last.y}h0`} className={styles.last} />
    </svg>
  );
}
