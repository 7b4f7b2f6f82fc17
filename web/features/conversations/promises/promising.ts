/** What goes with the next message: a promise that it makes, and those that it keeps. */

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
  set: (next: Partial<Next>) => void;
}
