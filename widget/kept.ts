/** What this browser keeps of the chat, for all its windows and for the next time: who it is, and what is not sent yet. */
import type { Attachment } from './server.ts';

export interface Waiting {
  id: string;
  text: string;
  attachments: Attachment[];
  at: string;
  /** The status by which it was refused for good; 0 when it was not. */
  refused: number;
}

export interface Kept {
  token: string | null;
  /** Of a signed identity. */
  userId: string | null;
  name: string;
  email: string;
  /** What is being written. */
  draft: string;
  /** How it went, as long as Jornada does not have it. */
  answer: { id: string; score: number; comment: string } | null;
  /** What they said to that they want to be asked no more, as long as Jornada does not know. */
  declined: string | null;
}

const NOTHING: Kept = {
  ...{ token: null, userId: null, name: '', email: '', draft: '', answer: null, declined: null },
};

export interface Keeper {
  read(): Kept;
  write(change: Partial<Kept>): void;
  outbox(): Waiting[];
  /** By itself, so that a window that keeps something else never writes over what another window waits with. */
  putOutbox(outbox: Waiting[]): void;
}

export function keeperOf(key: string): Keeper {
  const self = placeFor<Kept>(`jornada-chat:${key}`, NOTHING);
  const outbox = placeFor<Waiting[]>(`jornada-chat:${key}:outbox`, []);
  return {
    read: () => ({ ...NOTHING, ...self.read() }),
    write: (change) => self.write({ ...NOTHING, ...self.read(), ...change }),
    outbox: outbox.read,
    putOutbox: outbox.write,
  };
}

/** Where a browser keeps nothing (a private window, a refused permission), it is kept while the page is open. */
function placeFor<T>(name: string, nothing: T): { read(): T; write(value: T): void } {
  let memory = nothing;
  return {
    read() {
      try {
        const text = localStorage.getItem(name);
        return text ? JSON.parse(text) : memory;
      } catch {
        return memory;
      }
    },
    write(value) {
      memory = value;
      try {
        localStorage.setItem(name, JSON.stringify(value));
      } catch {
        // It stays in memory.
      }
    },
  };
}

/** By which the page's own tracking (Segment's and its likes) knows this browser. */
export function trackedAs(): string | undefined {
  try {
    const kept = localStorage.getItem('ajs_anonymous_id');
    return kept ? kept.replace(/^"|"$/g, '').slice(0, 255) || undefined : undefined;
  } catch {
    return undefined;
  }
}
