/** Counted places as the answer shows them: nodes, links, shares. */
import type { z } from 'zod';
import { wilson } from '../../../metrics/statistics/wilson.ts';
import { type Asked, shownPeriod } from '../asked.ts';
import type { PathsAnswer, PathsQuestion } from '../paths-contract.ts';
import { type CountedNode, type CountedPlace, nodesOf, pathsIn } from './fold.ts';
import { ENDS, OPEN, placeOf, readPlace } from './journeys.ts';
import { type Names, OTHER } from './names.ts';

type Answer = z.input<typeof PathsAnswer>;
type Node = Answer['nodes'][number];
type Link = Answer['links'][number];

export function shownPaths(
  { period }: Asked,
  { list }: Names,
  { steps, end }: PathsQuestion,
  places: CountedPlace[],
  folded: Answer['folded'],
): Answer {
  const nodes = nodesOf(places);
  const byPlace = new Map(places.map((one) => [one.place, one]));
  const first = nodes.filter(({ step }) => step === 1);
  return {
    period: shownPeriod(period),
    direction: end === undefined ? 'after' : 'before',
    starts: {
      customers: first.reduce((all, { customers }) => all + customers, 0),
      occurrences: pathsIn(nodes),
    },
    nodes: nodes
      .map((node) => ({ ...shownNode(node, pathsIn(nodes), list), ...endOf(node, byPlace, steps) }))
      .sort((a, b) => a.step - b.step || Number(a.other) - Number(b.other)),
    links: linksOf(nodes, places, list, steps),
    folded,
  };
}

function shownNode({ step, name, customers, occurrences }: CountedNode, paths: number, list: string[]) {
  return {
    id: nodeId(step, name, list),
    step,
    name: name === OTHER ? '' : list[name - 1]!,
    other: name === OTHER,
    customers,
    occurrences,
    share: occurrences / paths,
  };
}

function endOf({ step, name, occurrences }: CountedNode, places: Map<number, CountedPlace>, steps: number) {
  // What follows the last step was not looked at.
  const [ended, open] =
    step === steps ? [] : [ENDS, OPEN].map((next) => places.get(placeOf(step, name, next)));
  const endedHere = ended?.occurrences ?? 0;
  const stillOpen = open?.occurrences ?? 0;
  const interval = step === steps ? null : wilson(endedHere, occurrences - stillOpen);
  return {
    endedHere,
    endedCustomers: ended?.customers ?? 0,
    endedShare: interval && endedHere / (occurrences - stillOpen),
    endedLow: interval?.low ?? null,
    endedHigh: interval?.high ?? null,
    stillOpen,
  } satisfies Partial<Node>;
}

function linksOf(nodes: CountedNode[], places: CountedPlace[], list: string[], steps: number): Link[] {
  const passing = new Map(nodes.map((node) => [`${node.step}:${node.name}`, node.occurrences]));
  const links = places.map((one) => ({ ...one, ...readPlace(one.place) }));
  return links
    .filter(({ step, next }) => step < steps && next !== ENDS && next !== OPEN)
    .sort((a, b) => a.step - b.step || b.occurrences - a.occurrences || a.place - b.place)
    .map(({ step, name, next, customers, occurrences, medianMs }) => {
      const [from, to] = [nodeId(step, name, list), nodeId(step + 1, next, list)];
      const n = passing.get(`${step}:${name}`)!;
      const share = { share: occurrences / n, ...wilson(occurrences, n)! };
      return {
        id: `${from}>${to}`,
        from,
        to,
        customers,
        occurrences,
        ...share,
        medianSeconds: medianMs / 1000,
      };
    });
}

/** `2:Order%20Placed`; `2` for the others of the step. Encoded, a name holds neither ':' nor '>'. */
function nodeId(step: number, name: number, list: string[]): string {
  return name === OTHER ? String(step) : `${step}:${encodeURIComponent(list[name - 1]!)}`;
}
