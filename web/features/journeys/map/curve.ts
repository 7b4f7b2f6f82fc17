/** The geometry of the emotion line. Points lie along an axis (the journey) and across it (how it felt). */

export interface CurvePoint {
  /** Pixels along the journey. */
  along: number;
  /** −1 … 1; null where nobody knows. */
  value: number | null;
  low?: number | null;
  high?: number | null;
}

export interface Frame {
  /** `x`: the journey runs to the right, good is up. `y`: it runs down, good is to the right. */
  axis: 'x' | 'y';
  /** Pixels at which the ends of the range lie across the journey. */
  worst: number;
  best: number;
  range: Range;
}

/** What is drawn of −1 … 1. */
export interface Range {
  least: number;
  most: number;
}

export interface Known {
  along: number;
  value: number;
  low: number;
  high: number;
  /** Its place among all points. */
  index: number;
}

/** Where a value lies across the journey, in pixels; beyond the range too. */
export function across({ worst, best, range }: Frame, value: number): number {
  return worst + ((value - range.least) / (range.most - range.least)) * (best - worst);
}

const ALWAYS: Range = { least: -0.25, most: 0.4 };
const ROOM = 0.06;

/** So much that everything fits, always with the middle, and never so little that small differences look large. */
export function rangeOf(values: readonly number[]): Range {
  return {
    least: Math.max(-1, Math.min(ALWAYS.least, ...values.map((value) => value - ROOM))),
    most: Math.min(1, Math.max(ALWAYS.most, ...values.map((value) => value + ROOM))),
  };
}

export function knownPoints(points: readonly CurvePoint[]): Known[] {
  return points.flatMap(({ along, value, low, high }, index) =>
    value === null ? [] : [{ along, value, low: low ?? value, high: high ?? value, index }],
  );
}

/** One stretch of the line: `sure` between neighbours that are both known, otherwise over stages nobody rated. */
export interface Stretch {
  path: string;
  sure: boolean;
}

/** The line, stretch by stretch: level at every point, so that it rises and falls without corners. */
export function stretches(points: readonly CurvePoint[], frame: Frame): Stretch[] {
  const known = knownPoints(points);
  return known.slice(1).map((to, at) => {
    const from = known[at]!;
    const start = place(frame, from.along, across(frame, from.value));
    return { path: `M${start}${bend(frame, from, to, 'value')}`, sure: to.index - from.index === 1 };
  });
}

/** The whole line in one path; empty where fewer than two points are known. */
export function wholeLine(points: readonly CurvePoint[], frame: Frame): string {
  return edge(knownPoints(points), frame, 'value');
}

/** The interval around the line as a closed path; empty where fewer than two points are known. */
export function band(points: readonly CurvePoint[], frame: Frame): string {
  const known = knownPoints(points);
  if (known.length < 2) return '';
  const back = edge([...known].reverse(), frame, 'low');
  return `${edge(known, frame, 'high')}L${back.slice(1)}Z`;
}

/** How the line felt anywhere along the journey; undefined outside of what is known. */
export function valueAt(points: readonly CurvePoint[], along: number): number | undefined {
  const known = knownPoints(points);
  const next = known.findIndex((point) => point.along >= along);
  const to = known[next];
  const from = known[next - 1] ?? to;
  if (!from || !to) return undefined;
  if (from === to) return from.along === along ? from.value : undefined;
  // Both handles lie half way, so the share of the way is a cubic of the curve's parameter; the value is one, too.
  const share = (along - from.along) / (to.along - from.along);
  const t = parameterAt(share);
  return from.value + (to.value - from.value) * (3 * t ** 2 - 2 * t ** 3);
}

const HALVINGS = 20;

/** Solves 1.5 t (1 − t)² + 1.5 t² (1 − t) + t³ = share, which grows with t. */
function parameterAt(share: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) ** 2 + 1.5 * t ** 2 * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

type Which = 'value' | 'low' | 'high';

function edge(known: readonly Known[], frame: Frame, which: Which): string {
  const [first] = known;
  if (!first || known.length < 2) return '';
  const start = place(frame, first.along, across(frame, first[which]));
  return `M${start}${known
    .slice(1)
    .map((to, at) => bend(frame, known[at]!, to, which))
    .join('')}`;
}

function bend(frame: Frame, from: Known, to: Known, which: Which): string {
  const middle = (from.along + to.along) / 2;
  const [start, end] = [across(frame, from[which]), across(frame, to[which])];
  return `C${place(frame, middle, start)} ${place(frame, middle, end)} ${place(frame, to.along, end)}`;
}

function place({ axis }: Frame, along: number, acrossIt: number): string {
  const [x, y] = axis === 'x' ? [along, acrossIt] : [acrossIt, along];
  return `${rounded(x)} ${rounded(y)}`;
}

const rounded = (pixels: number) => Math.round(pixels * 10) / 10;
