import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, type Label, labelPlaces } from './label-places.ts';

const LINE: Box = { left: 0, top: 0, right: 992, bottom: 208 };
const label = (x: number, y: number, width = 90, height = 30): Label => ({ x, y, width, height });
const around = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
  left: x - halfWidth,
  top: y - halfHeight,
  right: x + halfWidth,
  bottom: y + halfHeight,
});

test('a name with room around it stands below its number', () => {
  expect(labelPlaces([label(400, 100)], [], LINE)).toEqual([
    { left: 355, top: 111, right: 445, bottom: 141 },
  ]);
});

test('two moments of one stage that felt alike keep their names apart', () => {
  const [one, other] = labelPlaces([label(639, 112), label(723, 114)], [around(681, 98, 14, 14)], LINE);
  expect(overlap(one!, other!)).toBe(false);
});

test('at the edge of the line a name stays within it', () => {
  const [place] = labelPlaces([label(10, 190)], [], LINE);
  expect(place!.left).toBeGreaterThanOrEqual(0);
  expect(place!.bottom).toBeLessThanOrEqual(LINE.bottom);
});

test('no name ever lies over another, a face or a number, wherever three moments are', () => {
  const COLUMN = 124;
  const moment = fc.record({
    stage: fc.nat({ max: 7 }),
    y: fc.integer({ min: 40, max: 156 }),
    height: fc.constantFrom(15, 30),
  });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 3 }), (moments) => {
      const met = new Map<number, number>();
      const labels = moments.map(({ stage, y, height }) => {
        const nth = met.get(stage) ?? 0;
        met.set(stage, nth + 1);
        return label((stage + [0.86, 0.14, 0.68][nth]!) * COLUMN, y, 90, height);
      });
      const faces = [...met.keys()].map((stage) => {
        const first = moments.find((one) => one.stage === stage)!;
        return around((stage + 0.5) * COLUMN, first.y - 20, 14, 14);
      });
      const numbers = labels.map(({ x, y }) => around(x, y, 10, 10));
      const places = labelPlaces(labels, [...faces, ...numbers], LINE);
      places.forEach((place, index) => {
        for (const other of [...places.slice(index + 1), ...faces, ...numbers])
          expect(overlap(place, other)).toBe(false);
      });
    }),
  );
});

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
