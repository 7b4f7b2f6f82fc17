/** Which names of a step are shown, and which together as others. */
import type { PathsQuestion } from '../paths-contract.ts';
import { ENDS, type Kept, OPEN, readPlace } from './journeys.ts';
import { OTHER } from './names.ts';

/** The most frequent names of a step; more than a screen can show are others. */
const MOST_NODES = 50;
const MOST_FOLDED_NAMES = 20;

/** One place of paths, a name at a step with what followed, counted. */
export interface CountedPlace {
  place: number;
  occurrences: number;
  customers: number;
  /** Customers whose first row for step and name is here: over all that may follow, the customers of the node. */
  firstHere: number;
  medianMs: number;
}

export interface CountedNode {
  step: number;
  name: number;
  occurrences: number;
  customers: number;
}

/** By step, the most frequent first. */
export function nodesOf(places: CountedPlace[]): CountedNode[] {
  const nodes = new Map<string, CountedNode>();
  for (const { place, occurrences, firstHere } of places) {
    const { step, name } = readPlace(place);
    const node = nodes.get(`${step}:${name}`) ?? { step, name, occurrences: 0, customers: 0 };
    nodes.set(`${step}:${name}`, node);
    node.occurrences += occurrences;
    node.customers += firstHere;
  }
  return [...nodes.values()].sort(
    (a, b) => a.step - b.step || b.occurrences - a.occurrences || a.name - b.name,
  );
}

/** The names of each step that are not under the minimum, the most frequent of them. */
export function keptOf(places: CountedPlace[], { minShare, minCustomers }: PathsQuestion): Kept {
  const nodes = nodesOf(places);
  const paths = pathsIn(nodes);
  const kept: Kept = new Map();
  for (const { step, name, occurrences, customers } of nodes) {
    const names = kept.get(step) ?? new Set();
    kept.set(step, names);
    const isEnough = occurrences >= paths * minShare && customers >= minCustomers;
    if (isEnough && name !== OTHER && names.size < MOST_NODES) names.add(name);
  }
  return kept;
}

export function pathsIn(nodes: CountedNode[]): number {
  return nodes.filter(({ step }) => step === 1).reduce((all, { occurrences }) => all + occurrences, 0);
}

export function isKeptPlace({ place }: CountedPlace, kept: Kept, steps: number): boolean {
  const { step, name, next } = readPlace(place);
  if (!kept.get(step)?.has(name)) return false;
  return step === steps || next === ENDS || next === OPEN || kept.get(step + 1)!.has(next);
}

/** What is in the others of each step: how many names, and the most frequent of them. */
export function foldedNames(places: CountedPlace[], kept: Kept, list: string[]) {
  const folded = nodesOf(places).filter(({ step, name }) => !kept.get(step)?.has(name));
  return [...Map.groupBy(folded, ({ step }) => step)].map(([step, nodes]) => ({
    step,
    names: nodes.length,
    most: nodes.flatMap(({ name }) => list[name - 1] ?? []).slice(0, MOST_FOLDED_NAMES),
  }));
}
