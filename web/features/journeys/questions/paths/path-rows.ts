/** The same flows as rows of a table. */
import type { PathNode, PathsAnswer } from './queries.ts';
import type { PathsWho } from './who.ts';

export interface PathRow {
  id: string;
  step: number;
  from: string;
  to: string;
  occurrences: number;
  /** Null where it is not known of whom: paths that are still open. */
  customers: number | null;
  share: number | null;
  low: number | null;
  high: number | null;
  medianSeconds: number | null;
  /** Whom it opens. */
  who: PathsWho | undefined;
}

interface RowWords {
  node(node: PathNode): string;
  stop(kind: 'ended' | 'open'): string;
}

/** Step by step; of each node what followed, the most frequent first, then who stopped there. */
export function pathRows({ nodes, links }: PathsAnswer, words: RowWords): PathRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node) => [
    ...links
      .filter(({ from }) => from === node.id)
      .map((link) => ({
        ...link,
        step: node.step,
        from: words.node(node),
        to: words.node(byId.get(link.to)!),
        who: { kind: 'link' as const, id: link.id },
      })),
    ...stops(node, words),
  ]);
}

function stops(node: PathNode, words: RowWords): PathRow[] {
  const rows: PathRow[] = [];
  const place = { step: node.step, from: words.node(node), medianSeconds: null };
  if (node.endedHere) {
    rows.push({
      ...place,
      ...{ id: `ended ${node.id}`, to: words.stop('ended') },
      ...{ occurrences: node.endedHere, customers: node.endedCustomers },
      ...{ share: node.endedShare, low: node.endedLow, high: node.endedHigh },
      who: { kind: 'ended', id: node.id },
    });
  }
  if (node.stillOpen) {
    rows.push({
      ...place,
      ...{ id: `open ${node.id}`, to: words.stop('open') },
      ...{ occurrences: node.stillOpen, customers: null },
      ...{ share: node.stillOpen / node.occurrences, low: null, high: null },
      who: undefined,
    });
  }
  return rows;
}
