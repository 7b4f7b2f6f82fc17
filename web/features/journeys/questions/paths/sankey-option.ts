/** Flows as an option of ECharts. */
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../../../ui/chart/chart-look.ts';
import { type TipLine, tip, tipBox } from '../../../../ui/chart/tip.ts';
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
}

const NODE_WIDTH = 10;
const NODE_GAP = 16;
const NAME_PX = 165;
/** What is written on a flow keeps clear of the names, which stand at the right of their nodes. */
const BESIDE_NAMES_PX = 48;
/** Below it a flow is too thin to be written on. */
const LABELLED_SHARE = 0.08;

export function sankeyOption(drawing: Drawing): (look: ChartLook) => EChartsCoreOption {
  const { flows, room } = drawing;
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
        top: 8,
        bottom: 8,
        nodeWidth: NODE_WIDTH,
        nodeGap: NODE_GAP,
        // The order of the answer: the most frequent first, others and ends last.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { color: look.ink, fontSize: 12, width: NAME_PX, overflow: 'truncate' },
        // A name is never given up for what is written on a flow.
        labelLayout: ({ dataType }: { dataType?: string }) =>
          dataType === 'edge' ? { hideOverlap: true, dx: BESIDE_NAMES_PX } : {},
        edgeLabel: {
          show: true,
          color: look.inkSoft,
          fontSize: 11,
          formatter: ({ data }: { data: Flow }) => flowLabel(data, drawing),
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
