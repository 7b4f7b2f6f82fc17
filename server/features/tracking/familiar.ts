/**
 * Whom and what this process has met: most events are of somebody whose events came before, and looking them up again
 * would cost a quarter of writing them. Valid for as long as no customer of the workspace was removed (`shareWorkspaceAt`);
 * filled only with what has committed.
 */
import type { ToldProduct } from '../orders/products.ts';
import type { Seen } from '../touchpoints/seen.ts';

const MAX_REMEMBERED = 100_000;

/** A map that forgets what has not been asked for since it was last full. */
class Memory<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= MAX_REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}

export interface Familiar {
  epoch: number;
  /** What a call says of who it was (`plainKeyOf`) → the customer. */
  customers: Memory<string>;
  /** Customer → first and last seen, as written. */
  seen: Memory<Seen>;
  /** Products as they were last written, by their sku. */
  products: Memory<ToldProduct>;
}

const MAX_WORKSPACES = 100;
const byWorkspace = new Map<string, Familiar>();

/** Those met in the workspace, or nobody if customers were removed since. */
export function familiarIn(workspaceId: string, epoch: number): Familiar {
  const known = byWorkspace.get(workspaceId);
  // A transaction that began before a removal may come later: what it knows is of an older time, and it starts anew.
  if (known?.epoch === epoch) return known;
  const fresh = {
    epoch,
    customers: new Memory<string>(),
    seen: new Memory<Seen>(),
    products: new Memory<ToldProduct>(),
  };
  if (known && known.epoch > epoch) return fresh;
  if (byWorkspace.size >= MAX_WORKSPACES) byWorkspace.clear();
  byWorkspace.set(workspaceId, fresh);
  return fresh;
}
