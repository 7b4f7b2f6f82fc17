/** Where the names beside the numbers on the line stand, so that none lies over another, over a number or over a face. */

/** Pixels within the line. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Label {
  /** The middle of its number. */
  x: number;
  y: number;
  /** Of the name as it is written. */
  width: number;
  height: number;
}

/** Half of a number, and a breath between it and its name. */
const BESIDE = 11;
const BREATH = 2;

/**
 * The box of each name: below its number where there is room, else above or aside, as near as can be.
 * @param labels few: every arrangement of them is looked at
 * @param taken what must stay free: faces, values, numbers
 */
export function labelPlaces(labels: readonly Label[], taken: readonly Box[], within: Box): Box[] {
  const all = labels.map((label) => possible(label).map((box) => ({ box, cost: costOf(label, box) })));
  let best: { boxes: Box[]; cost: number } = { boxes: [], cost: Number.POSITIVE_INFINITY };
  arrange([], 0);
  return best.boxes;

  function arrange(boxes: Box[], cost: number) {
    if (cost >= best.cost) return;
    const next = all[boxes.length];
    if (!next) {
      best = { boxes, cost };
      return;
    }
    for (const one of next) {
      arrange([...boxes, one.box], cost + one.cost + OVERLAP * areaOver(one.box, boxes));
    }
  }

  function costOf({ x, y, height }: Label, box: Box): number {
    const [middle, centre] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const far = Math.hypot(middle - x, centre - (y + BESIDE + height / 2));
    return far + OVERLAP * (areaOver(box, taken) + areaBeyond(box, within));
  }
}

/** A pixel of overlap is worse than any distance. */
const OVERLAP = 1000;
const SHIFTS = [0, -0.25, 0.25, -0.5, 0.5];
const ROWS = 4;

/** Below or above in up to so many rows, each also shifted aside; and on either side of the number. */
function possible({ x, y, width, height }: Label): Box[] {
  const [below, above] = [y + BESIDE, y - BESIDE - height];
  const step = height + BREATH;
  const tops = Array.from({ length: ROWS }, (_, row) => [below + row * step, above - row * step]).flat();
  const rows = tops.flatMap((top) => SHIFTS.map((shift) => boxAt(x - width / 2 + shift * width, top)));
  const asides = [x + BESIDE + BREATH, x - BESIDE - BREATH - width].map((left) =>
    boxAt(left, y - height / 2),
  );
  return [...rows, ...asides];

  function boxAt(left: number, top: number): Box {
    return { left, top, right: left + width, bottom: top + height };
  }
}

function areaOver(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => sum + areaOf(sharedBy(box, other)), 0);
}

function areaBeyond(box: Box, within: Box): number {
  return areaOf(box) - areaOf(sharedBy(box, within));
}

function sharedBy(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

const areaOf = ({ left, top, right, bottom }: Box) => Math.max(0, right - left) * Math.max(0, bottom - top);
