/** What follows from changes is done at once, or, where several are made together, once at their end. */
import type { Tx } from '../../core/database/workspace.ts';
import type { Happening } from './happenings.ts';
import type { Happened } from './touchpoint.ts';

export interface Gathered {
  /** Ids of conversations that are otherwise than before. */
  changed: Set<string>;
  /** For the listeners. */
  happenings: Happening[];
  /** For the timelines of customers. */
  happened: Happened[];
}

const gathered = new WeakMap<Tx, Gathered>();

/** Undefined where everything follows at once. */
export const gatheredIn = (tx: Tx) => gathered.get(tx);

export function beginGathering(tx: Tx): Gathered {
  const begun: Gathered = { changed: new Set(), happenings: [], happened: [] };
  gathered.set(tx, begun);
  return begun;
}

export const endGathering = (tx: Tx) => gathered.delete(tx);
