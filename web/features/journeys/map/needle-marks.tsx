import { useLayoutEffect, useRef, useState } from 'react';
import type { StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { across, type Frame } from './curve.ts';
import { type Box, type Label, labelPlaces } from './label-places.ts';
import type { Needle } from './line-points.ts';
import { NeedleMark } from './needle-mark.tsx';

/** A stage's face or words on the line. */
export interface Stood {
  stage: StageOfMap;
  x: number;
  y: number;
}

interface NeedleMarksProps {
  needles: readonly Needle[];
  stood: readonly Stood[];
  frame: Frame;
  width: number;
  height: number;
}

/** The bad moments on the line, their names where none hides another. */
export function NeedleMarks({ needles, stood, frame, width, height }: NeedleMarksProps) {
  const list = useRef<HTMLDivElement>(null);
  const sizes = useNameSizes(list, needles.map(({ type }) => type).join());
  const labels = needles.map(({ along, value }, index): Label => {
    return { x: along, y: across(frame, value), ...(sizes[index] ?? { width: 0, height: 0 }) };
  });
  const taken = [
    ...stood.flatMap(boxesOf),
    ...labels.map(({ x, y }) => around(x, y, NUMBER / 2, NUMBER / 2)),
  ];
  const places = labelPlaces(labels, taken, { left: 0, top: 0, right: width, bottom: height });
  return (
    <div ref={list}>
      {needles.map((needle, index) => (
        <NeedleMark key={needle.number} needle={needle} at={labels[index]!} name={places[index]!} />
      ))}
    </div>
  );
}

const NUMBER = 20;
const FACE = 28;
const VALUE = { width: 46, height: 18 };
const UNRATED = { width: 64, height: 18 };

/** The face and the value above it; where nobody rated, the words that say so. */
function boxesOf({ stage, x, y }: Stood): Box[] {
  if (!stage.emotion) return [around(x, y, UNRATED.width / 2, UNRATED.height / 2)];
  const value = around(x, y - FACE / 2 - VALUE.height / 2, VALUE.width / 2, VALUE.height / 2);
  return [around(x, y, FACE / 2, FACE / 2), value];
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** How large each name is as it is written, in pixels; anew when the names or the fonts are others. */
function useNameSizes(list: React.RefObject<HTMLDivElement | null>, names: string) {
  const [sizes, setSizes] = useState<{ width: number; height: number }[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other names have other sizes
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    const written = [...(list.current?.querySelectorAll<HTMLElement>('[data-name]') ?? [])];
    for (const name of written) observer.observe(name);
    measure();
    return () => observer.disconnect();

    function measure() {
      setSizes(
        written.map(({ offsetWidth, offsetHeight }) => ({ width: offsetWidth, height: offsetHeight })),
      );
    }
  }, [list, names]);
  return sizes;
}
