/** Where there is room on the flows of a Sankey to write on them, beside the names of its nodes. */
import type { Flow, FlowNode, Flows } from './sankey.ts';

interface Written {
  /** Pixels, without the chart's edges. */
  height: number;
  nodeGap: number;
  /** Pixels between two columns, at least. */
  between: number;
  /** Pixels, at most. */
  nameWidth: number;
  nameOf: (node: FlowNode) => string;
  /** Empty: nothing is to be written on it. */
  labelOf: (flow: Flow) => string;
}

/** A line of text, by its middle; left and right from the column at its left. */
interface Line {
  y: number;
  left: number;
  right: number;
}

const LINE_HEIGHT = 16;
/** Nothing of Inter is much wider on average: 12 px of names, 11 px of labels. */
const NAME_LETTER = 6.6;
const LABEL_LETTER = 6;
/** Names begin so far from their nodes; what is written on a flow ends so far before the next. */
export const BESIDE_NODE = 6;

/**
 * Of each flow that can be written on, the middle of its label, in pixels from the top. A label stands at the right end
 * of its flow and within it, and comes too near to no name and no other label; the thickest flows choose first.
 */
export function flowLabels(flows: Flows, written: Written): Map<Flow, number> {
  const bands = bandsOf(flows, written);
  const tops = nodeTops(flows.nodes, written);
  const lines = Map.groupBy(flows.nodes, ({ depth }) => depth);
  const taken = new Map<number, Line[]>(
    [...lines].map(([depth, nodes]) => [depth, nodes.map((node) => nameLine(node, tops, written))]),
  );
  const depthOf = new Map(flows.nodes.map(({ id, depth }) => [id, depth]));
  const found = new Map<Flow, number>();
  for (const flow of flows.flows.toSorted((a, b) => b.value - a.value)) {
    const text = written.labelOf(flow);
    if (!text) continue;
    const there = taken.get(depthOf.get(flow.source)!)!;
    const line = roomFor(text, bands.get(flow)!, there, written);
    if (!line) continue;
    there.push(line);
    found.set(flow, line.y);
  }
  return found;
}

/** The place nearest to the middle of the band that is free. */
function roomFor(text: string, band: Band, taken: Line[], { between }: Written): Line | undefined {
  const right = between - BESIDE_NODE;
  const left = Math.max(0, right - text.length * LABEL_LETTER);
  const middle = band.top + band.height / 2;
  const furthest = (band.height - LINE_HEIGHT) / 2;
  for (let away = 0; away <= furthest; away += 2) {
    for (const y of [middle + away, middle - away]) {
      const line = { y, left, right };
      if (!taken.some((other) => isTooNear(line, other))) return line;
    }
  }
  return undefined;
}

const isTooNear = (one: Line, other: Line) =>
  Math.abs(one.y - other.y) < LINE_HEIGHT && one.left < other.right + BESIDE_NODE && other.left < one.right;

function nameLine(node: FlowNode, tops: Tops, { nameOf, nameWidth }: Written): Line {
  const width = Math.min(nameWidth, nameOf(node).length * NAME_LETTER);
  const { top, height } = tops.get(node.id)!;
  return { y: top + height / 2, left: BESIDE_NODE, right: BESIDE_NODE + width };
}

interface Band {
  top: number;
  height: number;
}
type Tops = Map<string, Band>;

/** As ECharts stands the nodes without iterations: each column from the top, in one scale that fits the fullest. */
function nodeTops(nodes: FlowNode[], { height, nodeGap }: Written): Tops {
  const columns = [...Map.groupBy(nodes, ({ depth }) => depth).values()];
  const scale = Math.min(
    ...columns.map(
      (all) => (height - (all.length - 1) * nodeGap) / all.reduce((sum, { value }) => sum + value, 0),
    ),
  );
  const tops: Tops = new Map();
  for (const column of columns) {
    let top = 0;
    for (const { id, value } of column) {
      tops.set(id, { top, height: value * scale });
      top += value * scale + nodeGap;
    }
  }
  return tops;
}

/** Each flow at its right end: those into a node lie on each other as the nodes they come from do. */
function bandsOf({ nodes, flows }: Flows, written: Written): Map<Flow, Band> {
  const tops = nodeTops(nodes, written);
  const bands = new Map<Flow, Band>();
  for (const [target, into] of Map.groupBy(flows, ({ target }) => target)) {
    const node = tops.get(target)!;
    const scale = node.height / nodes.find(({ id }) => id === target)!.value;
    let { top } = node;
    for (const flow of into.toSorted((a, b) => tops.get(a.source)!.top - tops.get(b.source)!.top)) {
      bands.set(flow, { top, height: flow.value * scale });
      top += flow.value * scale;
    }
  }
  return bands;
}
