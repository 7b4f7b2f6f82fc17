import { useId } from 'react';
import { emotionColour } from '../../../ui/emotion-mark.tsx';
import {
  across,
  band,
  type CurvePoint,
  type Frame,
  knownPoints,
  stretches,
  valueAt,
  wholeLine,
} from './curve.ts';
import styles from './emotion-line.module.css';
import type { Needle as NeedlePoint } from './line-points.ts';

interface EmotionLineProps {
  points: readonly CurvePoint[];
  compared: readonly CurvePoint[] | undefined;
  needles: readonly NeedlePoint[];
  frame: Frame;
  width: number;
  height: number;
}

/**
 * Our mark, measured: how each stage felt, as one line. Its height says it, the colour repeats it. Everything in it is
 * also said by the points and rows beside it, so it is a drawing for those who see.
 */
export function EmotionLine({ points, compared, needles, frame, width, height }: EmotionLineProps) {
  const id = useId();
  return (
    <svg className={styles.line} width={width} height={height} aria-hidden="true">
      <defs>
        <Scale id={id} frame={frame} />
      </defs>
      <Middle frame={frame} width={width} height={height} />
      <path className={styles.band} d={band(points, frame)} fill={`url(#${id})`} />
      {compared && <path className={styles.compared} d={wholeLine(compared, frame)} />}
      {needles.map((needle) => (
        <Drop key={needle.number} needle={needle} points={points} frame={frame} />
      ))}
      {stretches(points, frame).map(({ path, sure }) => (
        <path key={path} className={sure ? styles.sure : styles.unsure} d={path} stroke={`url(#${id})`} />
      ))}
      {frame.axis === 'y' && <Dots points={points} frame={frame} />}
    </svg>
  );
}

/** Rust at −1, lake at +1 whatever part of that is drawn, in the line's own pixels: a level line has no box to be painted in. */
function Scale({ id, frame }: { id: string; frame: Frame }) {
  const [worst, best] = [across(frame, -1), across(frame, 1)];
  const ends =
    frame.axis === 'x' ? { x1: 0, x2: 0, y1: worst, y2: best } : { x1: worst, x2: best, y1: 0, y2: 0 };
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" {...ends}>
      <stop offset="0.1" className={styles.bad} />
      <stop offset="0.5" className={styles.middling} />
      <stop offset="0.9" className={styles.good} />
    </linearGradient>
  );
}

/** Neither good nor bad. */
function Middle({ frame, width, height }: Pick<EmotionLineProps, 'frame' | 'width' | 'height'>) {
  const at = across(frame, 0);
  const ends =
    frame.axis === 'x' ? { x1: 0, x2: width, y1: at, y2: at } : { x1: at, x2: at, y1: 0, y2: height };
  return <line className={styles.middle} {...ends} />;
}

/** From the line down to a moment that lies far from it. */
function Drop({
  needle,
  points,
  frame,
}: {
  needle: NeedlePoint;
  points: readonly CurvePoint[];
  frame: Frame;
}) {
  const line = valueAt(points, needle.along);
  if (line === undefined) return null;
  const [from, to] = [across(frame, line), across(frame, needle.value)];
  const ends =
    frame.axis === 'x'
      ? { x1: needle.along, x2: needle.along, y1: from, y2: to }
      : { x1: from, x2: to, y1: needle.along, y2: needle.along };
  return <line className={styles.needle} {...ends} />;
}

/** Each stage's own point, where no face stands on the line. */
function Dots({ points, frame }: { points: readonly CurvePoint[]; frame: Frame }) {
  return knownPoints(points).map(({ along, value, index }) => (
    <circle
      key={index}
      className={styles.dot}
      cx={across(frame, value)}
      cy={along}
      r="5"
      style={{ stroke: emotionColour(value) }}
    />
  ));
}
