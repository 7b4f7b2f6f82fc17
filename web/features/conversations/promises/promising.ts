/** What goes with the next message: a promise that it makes, and those that it keeps. */
import { useSyncExternalStore } from 'react';

export interface NewPromise {
  text: string;
  /** RFC 3339. */
  dueAt: string;
}

interface Next {
  promise: NewPromise | undefined;
  /** Ids of promises. */
  keeps: readonly string[];
}

export interface Promising extends Next {
  promise: NewPromise | undefined;
  set: (next: Partial<Next>) => void;
}

const NOTHING: Next = { promise: undefined, keeps: [] };
/** By conversation: one may look at another one meanwhile. */
const all = new Map<string, Next>();
const listeners = new Set<() => void>();

export function usePromising(conversationId: string): Promising {
  const next = useSyncExternalStore(subscribe, () => all.get(conversationId) ?? NOTHING);
  return {
    ...next,
    set: (change) => {
      all.set(conversationId, { ...(all.get(conversationId) ?? NOTHING), ...change });
      for (const listener of listeners) listener();
    },
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
