import styles from './journey-line.module.css';

/** Heights of the stages' points on the drawing; a story with a dip in delivery and a good end. */
const POINTS = [
  [80, 62],
  [260, 44],
  [440, 26],
  [620, 74],
  [800, 52],
  [980, 66],
  [1160, 30],
  [1340, 20],
] as const;

/** Our mark at full length: one line through all stages of a journey. A drawing, not data. */
export function JourneyLine() {
  return (
    <svg
      className={styles.line}
      viewBox="0 0 1440 96"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path d={`M-40 70 ${through([[-40, 70], ...POINTS, [1480, 34]])}`} />
      {POINTS.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="4" />
      ))}
    </svg>
  );
}

/** Level at every point, so that the line rises and falls without corners. */
function through(points: readonly (readonly [number, number])[]): string {
  return points
    .slice(1)
    .map(([x, y], index) => {
      const [fromX, fromY] = points[index] ?? [0, 0];
      const middle = (fromX + x) / 2;
      return `C${middle} ${fromY} ${middle} ${y} ${x} ${y}`;
    })
    .join(' ');
}
