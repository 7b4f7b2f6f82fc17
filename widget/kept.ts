/** What this browser keeps of the chat, for all its windows and for the next time: who it is, and what is not sent yet. */
import type { Attachment } from './server.ts';

export interface Waiting {
  id: string;
  text: string;
  attachments: Attachment[];
  at: string;
  /** The status by which it was refused for good. */
  refused?: number;
}

export interface Kept {
  token: string | null;
  /** Of a signed identity. */
  userId: string | null;
  outbox: Waiting[];
  name: string;
  email: string;
  /** What is being written. */
  draft: string;
}

const NOTHING: Kept = { token: null, userId: null, outbox: [], name: '', email: '', draft: '' };

export interface Keeper {
  read(): Kept;
  write(change: Partial<Kept>): void;
}

/** Where a browser keeps nothing (a private window, a refused permission), it is kept while the page is open. */
export function keeperOf(key: string): Keeper {
  const name = `jornada-chat:${key}`;
  let memory = NOTHING;
  const read = (): Kept => {
    try {
      const text = localStorage.getItem(name);
      return text ? { ...NOTHING, ...JSON.parse(text) } : memory;
    } catch {
      return memory;
    }
  };
  return {
    read,
    write(change) {
      memory = { ...read(), ...change };
      try {
        localStorage.setItem(name, JSON.stringify(memory));
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
