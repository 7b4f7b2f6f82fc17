/** Flows as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../../../ui/chart/chart-look.ts';
import { type TipLine, tip, tipBox } from '../../../../ui/chart/tip.ts';
import { BESIDE_NODE, flowLabels } from './flow-labels.ts';
import type { PathNode } from './queries.ts';
import type { Flow, FlowNode, Flows } from './sankey.ts';

export interface SankeyWords {
  node(node: Pick<PathNode, 'name' | 'other' | 'step'>): string;
  /** "Ended", "Still open", as the direction has it. */
  stop(kind: 'ended' | 'open'): string;
  share(share: number): string;
  interval(figure: { low: number | null; high: number | null }): string | undefined;
  customers(count: number): string;
  paths(count: number): string;
  time(seconds: number): string;
  /** Of the paths that pass a node. */
  ofThem(share: number, node: string): string;
  folded(step: number): string | undefined;
}

interface Drawing {
  flows: Flows;
  /** All paths. */
  total: number;
  words: SankeyWords;
  nameOf: (id: string) => string;
  /** Room at the right for the names of the last column. */
  room: number;
  /** Pixels of the whole drawing. */
  height: number;
  /** Pixels of a step, at least. */
  stepWidth: number;
}

const NODE_WIDTH = 10;
/** More than the height of a name: those of the thinnest nodes stand below each other. */
const NODE_GAP = 20;
const NAME_PX = 165;
const EDGE_PX = 10;
/** Below it a flow is too thin to be written on. */
const LABELLED_SHARE = 0.08;

export function sankeyOption(drawing: Drawing): (look: ChartLook) => EChartsCoreOption {
  const { flows, room } = drawing;
  const labelled = labelledFlows(drawing);
  return (look) => ({
    tooltip: {
      ...tipBox(look),
      trigger: 'item',
      formatter: ({ data }: { data: FlowNode | Flow }) =>
        'source' in data ? flowTip(data, drawing) : nodeTip(data, drawing),
    },
    series: [
      {
        type: 'sankey',
        left: 0,
        right: room,
        top: EDGE_PX,
        bottom: EDGE_PX,
        nodeWidth: NODE_WIDTH,
        nodeGap: NODE_GAP,
        // The order of the answer: the most frequent first, others and ends last.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { color: look.ink, fontSize: 12, width: NAME_PX, overflow: 'truncate' },
        labelLayout: ({ dataType, dataIndex, rect }: LabelAt) => {
          const y = dataType === 'edge' ? labelled.get(flows.flows[dataIndex]!) : undefined;
          if (y === undefined) return {};
          return {
            x: rect.x + rect.width - BESIDE_NODE,
            y: EDGE_PX + y,
            align: 'right',
            verticalAlign: 'middle',
          };
        },
        edgeLabel: {
          show: true,
          color: look.inkSoft,
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            labelled.has(flows.flows[dataIndex]!) ? flowLabel(flows.flows[dataIndex]!, drawing) : '',
        },
        data: flows.nodes.map((node) => ({
          ...node,
          name: node.id,
          itemStyle: { color: nodeColour(node, look), borderWidth: 0 },
          label: { formatter: nodeLabel(node, drawing) },
        })),
        links: flows.flows.map((flow) => ({
          ...flow,
          lineStyle: {
            color: flow.kind === 'link' ? look.accent : look.sand,
            opacity: flow.kind === 'link' ? 0.16 : 0.4,
            curveness: 0.5,
          },
        })),
      },
    ],
  });
}

interface LabelAt {
  dataType?: string;
  dataIndex: number;
  /** Of what the label belongs to. */
  rect: { x: number; width: number };
}

/** A name is never given up for what is written on a flow. */
function labelledFlows(drawing: Drawing): Map<Flow, number> {
  return flowLabels(drawing.flows, {
    height: drawing.height - 2 * EDGE_PX,
    nodeGap: NODE_GAP,
    between: drawing.stepWidth - NODE_WIDTH,
    nameWidth: NAME_PX,
    nameOf: (node) => nodeLabel(node, drawing),
    labelOf: (flow) => flowLabel(flow, drawing),
  });
}

function nodeColour(node: FlowNode, look: ChartLook): string {
  if (node.kind === 'node') return node.node.other ? look.inkFaint : look.accent;
  return node.kind === 'ended' ? look.sand : look.lineStrong;
}

function nodeLabel(node: FlowNode, { total, words }: Drawing): string {
  const name = node.kind === 'node' ? words.node(node.node) : words.stop(node.kind);
  return `${words.share(node.value / total)} ${name}`;
}

function flowLabel(flow: Flow, { total, words }: Drawing): string {
  if (flow.kind !== 'link' || flow.value / total < LABELLED_SHARE) return '';
  return `${words.share(flow.link.share)} · ${words.time(flow.link.medianSeconds)}`;
}

function nodeTip(node: FlowNode, { total, words }: Drawing): HTMLElement {
  const share: TipLine = { text: words.share(node.value / total), strong: true };
  if (node.kind !== 'node') return tip(words.stop(node.kind), [share, { text: words.paths(node.value) }]);
  const { customers, step, other } = node.node;
  const folded = other ? words.folded(step) : undefined;
  return tip(words.node(node.node), [
    share,
    { text: `${words.paths(node.value)} · ${words.customers(customers)}` },
    ...(folded ? [{ text: folded }] : []),
  ]);
}

function flowTip(flow: Flow, { words, nameOf }: Drawing): HTMLElement {
  if (flow.kind === 'link') {
    const { link } = flow;
    const interval = words.interval(link);
    return tip(`${nameOf(flow.source)} → ${nameOf(flow.target)}`, [
      { text: words.ofThem(link.share, nameOf(link.from)), strong: true },
      ...(interval ? [{ text: interval }] : []),
      { text: `${words.paths(link.occurrences)} · ${words.customers(link.customers)}` },
      { text: words.time(link.medianSeconds) },
    ]);
  }
  const { node } = flow;
  const head = `${words.node(node)}: ${words.stop(flow.kind)}`;
  if (flow.kind === 'open') return tip(head, [{ text: words.paths(flow.value), strong: true }]);
  const interval = words.interval({ low: node.endedLow, high: node.endedHigh });
  return tip(head, [
    ...(node.endedShare === null ? [] : [{ text: words.share(node.endedShare), strong: true }]),
    ...(interval ? [{ text: interval }] : []),
    { text: `${words.paths(flow.value)} · ${words.customers(node.endedCustomers)}` },
  ]);
}
