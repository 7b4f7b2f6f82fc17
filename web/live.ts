/**
 * What happens on the server, as it happens: `useLive(['customer:42'], (message) => …)`; topics are the server's,
 * e.g. `customer:<id>`, `tracking`, `imports`.
 *
 * News says what to look at again, not what it now is. After a gap, in which news may have been missed, every
 * listener hears `{ topic: 'again' }` and should look again, too.
 */
import { useEffect, useRef } from 'react';
import { AGAIN, type LiveMessage } from './live-stream.ts';
import { type Line, openLine } from './live-tabs.ts';

export type { LiveMessage } from './live-stream.ts';

interface Listener {
  topics: readonly string[];
  heard: (message: LiveMessage) => void;
}

const listeners = new Set<Listener>();
let line: Line | undefined;
let pending: ReturnType<typeof setTimeout> | undefined;

/** Calls `onMessage` for every message of these topics while the component is mounted. */
export function useLive(topics: readonly string[], onMessage: (message: LiveMessage) => void) {
  const latest = useRef(onMessage);
  latest.current = onMessage;
  const key = [...topics].sort().join('\n');
  useEffect(() => {
    if (!key) return;
    const listener: Listener = { topics: key.split('\n'), heard: (message) => latest.current(message) };
    listeners.add(listener);
    reconsider();
    return () => {
      listeners.delete(listener);
      reconsider();
    };
  }, [key]);
}

/** Calls `ask` once for a burst of news of these topics, so many milliseconds after the last of it. */
export function useNews(topics: readonly string[], ask: () => void, pauseMs: number) {
  const latest = useRef(ask);
  latest.current = ask;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(topics, () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), pauseMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** Waits one turn, so that a page that mounts five listeners asks once. */
function reconsider() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    line ??= openLine(deliver);
    line.want([...new Set([...listeners].flatMap((listener) => listener.topics))]);
  });
}

function deliver(message: LiveMessage) {
  for (const listener of listeners) {
    if (message.topic === AGAIN.topic || listener.topics.includes(message.topic)) listener.heard(message);
  }
}
