/** A funnel by trying every attempt that a person could have made: slow, and as the definition reads. */
import type { Happening } from './planted.fixture.ts';

export interface FunnelToSearch {
  /** Whether a happening fits each step. */
  fits: ((one: Happening) => boolean)[];
  isExcluded: (one: Happening) => boolean;
  order: 'ordered' | 'strict' | 'any';
  windowMs: number;
  end: number;
}

export interface Depth {
  /** When each step was first reached, in their order; as many as were. */
  at: number[];
  /** Milliseconds from the step before, at the same places. */
  ms: number[];
  /** From the beginning of the attempt that first came through. */
  convertMs: number | null;
}

interface Marked {
  at: number;
  steps: number[];
  excluded: boolean;
}

/** Null for someone who never did step 1. */
export function searchDepth(happenings: Happening[], funnel: FunnelToSearch): Depth | null {
  const marked = mark(happenings, funnel);
  const search = funnel.order === 'any' ? anyOrder : inOrder;
  const depth: Depth = { at: [], ms: [], convertMs: null };
  for (let step = 1; step <= funnel.fits.length; step += 1) {
    const reached = search(marked, step, funnel);
    if (!reached) break;
    depth.at.push(reached.at);
    depth.ms.push(reached.ms);
    if (step === funnel.fits.length) depth.convertMs = reached.at - reached.begun;
  }
  return depth.at.length ? depth : null;
}

/** In order of time; in one moment what fits no step first, then by the last step that each fits. */
function mark(happenings: Happening[], { fits, isExcluded, order, end }: FunnelToSearch): Marked[] {
  const marked = happenings
    .filter(({ at }) => at < end)
    .map((one) => ({
      at: one.at,
      steps: fits.flatMap((is, index) => (is(one) ? [index + 1] : [])),
      excluded: isExcluded(one),
    }))
    .map((one) => (order === 'any' ? { ...one, steps: one.steps.slice(0, 1) } : one));
  const code = ({ steps }: Marked) => steps.reduce((sum, step) => sum + 2 ** step, 0);
  const relevant = order === 'strict' ? marked : marked.filter((one) => one.steps.length || one.excluded);
  return relevant.sort((a, b) => a.at - b.at || code(a) - code(b));
}

function inOrder(marked: Marked[], step: number, funnel: FunnelToSearch) {
  for (let last = 0; last < marked.length; last += 1) {
    const attempts = attemptsUntil(marked, last, step, funnel);
    if (!attempts.length) continue;
    const at = marked[last]!.at;
    const begun = Math.max(...attempts.map((places) => marked[places[0]!]!.at));
    const latest = attempts.filter((places) => marked[places[0]!]!.at === begun);
    const before = step === 1 ? at : Math.min(...latest.map((places) => marked[places.at(-2)!]!.at));
    return { at, begun, ms: at - before };
  }
  return null;
}

/** Every choice of places for steps 1 … step that ends at `last`. */
function attemptsUntil(marked: Marked[], last: number, step: number, funnel: FunnelToSearch): number[][] {
  if (!marked[last]!.steps.includes(step)) return [];
  if (step === 1) return [[last]];
  const attempts: number[][] = [];
  for (let place = last - 1; place >= 0; place -= 1) {
    if (marked[place]!.excluded) break;
    attempts.push(...attemptsUntil(marked, place, step - 1, funnel).map((places) => [...places, last]));
    if (funnel.order === 'strict') break;
  }
  return attempts.filter((places) => marked[last]!.at - marked[places[0]!]!.at <= funnel.windowMs);
}

function anyOrder(marked: Marked[], step: number, { windowMs }: FunnelToSearch) {
  for (let last = 0; last < marked.length; last += 1) {
    const unbroken = marked.slice(
      marked.slice(0, last + 1).findLastIndex((one) => one.excluded) + 1,
      last + 1,
    );
    const at = marked[last]!.at;
    const latest = Array.from({ length: step }, (_, index) => {
      const times = unbroken.filter(({ steps }) => steps.includes(index + 1)).map((one) => one.at);
      return times.length ? Math.max(...times) : Number.NEGATIVE_INFINITY;
    });
    if (at - Math.min(...latest) > windowMs) continue;
    const before = step === 1 ? at : Math.max(...latest.slice(0, -1));
    return { at, begun: Math.min(...latest), ms: at - before };
  }
  return null;
}
