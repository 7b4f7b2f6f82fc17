/** Paths as the nodes and flows of a Sankey: drop-off is a flow of its own, into an end beside the next step. */
import type { PathLink, PathNode, PathsAnswer } from './queries.ts';

export type FlowNode =
  | { kind: 'node'; id: string; depth: number; value: number; node: PathNode }
  /** Where paths of one step ended, or are still open. */
  | { kind: 'ended' | 'open'; id: string; depth: number; value: number };

export type Flow =
  | { kind: 'link'; source: string; target: string; value: number; link: PathLink }
  | { kind: 'ended' | 'open'; source: string; target: string; value: number; node: PathNode };

export interface Flows {
  nodes: FlowNode[];
  flows: Flow[];
  /** Steps that any path has. */
  depths: number;
}

/** Backwards, time still runs from left to right: the end is the last column. */
export function flowsOf({ nodes, links, direction }: PathsAnswer): Flows {
  const depths = Math.max(...nodes.map(({ step }) => step));
  const isAfter = direction === 'after';
  const column = (step: number) => (isAfter ? step - 1 : depths - step);
  const turned = <F extends Flow>(flow: F): F =>
    isAfter ? flow : { ...flow, source: flow.target, target: flow.source };
  const stops = nodes.flatMap((node) => stopsOf(node));
  const ends = [...Map.groupBy(stops, ({ target }) => target)].map(([id, all]) => ({
    kind: all[0]!.kind,
    id,
    depth: column(all[0]!.node.step + 1),
    value: all.reduce((sum, { value }) => sum + value, 0),
  }));
  return {
    depths: Math.max(depths, ...ends.map(({ depth }) => depth + 1)),
    nodes: [
      ...nodes.map((node) => ({
        ...{ kind: 'node' as const, id: node.id, node },
        ...{ depth: column(node.step), value: node.occurrences },
      })),
      ...ends,
    ],
    flows: [
      ...links.map((link) =>
        turned({ kind: 'link', source: link.from, target: link.to, value: link.occurrences, link }),
      ),
      ...stops.map(turned),
    ],
  };
}

type Stop = Extract<Flow, { kind: 'ended' | 'open' }>;

function stopsOf(node: PathNode): Stop[] {
  const stops: Stop[] = [];
  const { id: source, step, endedHere, stillOpen } = node;
  if (endedHere) stops.push({ kind: 'ended', source, target: `ended ${step}`, value: endedHere, node });
  if (stillOpen) stops.push({ kind: 'open', source, target: `open ${step}`, value: stillOpen, node });
  return stops;
}
