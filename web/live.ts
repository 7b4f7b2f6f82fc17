/**
 * What happens on the server, as it happens: one shared EventSource for the whole app.
 * `useLive(['customer:42'], (message) => …)`; topics are the server's, e.g. `customer:<id>`, `tracking`, `imports`.
 *
 * News says what to look at again, not what it now is. After a gap, in which news may have been missed, every
 * listener hears `{ topic: 'again' }` and should look again, too.
 */
import { useEffect, useRef } from 'react';

export interface LiveMessage {
  topic: string;
  [field: string]: unknown;
}

interface Listener {
  topics: readonly string[];
  heard: (message: LiveMessage) => void;
}

/** Somebody should look again at everything: news may have been missed. */
const AGAIN: LiveMessage = { topic: 'again' };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let openTopics = '';
let wait = FIRST_WAIT_MS;
let hasGap = false;
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

/** Waits one turn, so that a page that mounts five listeners opens one connection. */
function reconsider(afterMs = 0) {
  clearTimeout(pending);
  pending = setTimeout(connect, afterMs);
}

function connect() {
  const topics = [...new Set([...listeners].flatMap((listener) => listener.topics))].sort();
  const wanted = topics.join('\n');
  if (wanted === openTopics && source && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  source = undefined;
  openTopics = wanted;
  if (topics.length === 0) return;
  source = new EventSource(`/api/live?${new URLSearchParams(topics.map((topic) => ['topic', topic]))}`);
  source.onopen = () => {
    wait = FIRST_WAIT_MS;
    if (hasGap) deliver(AGAIN);
    hasGap = false;
  };
  source.onmessage = (event) => deliver(JSON.parse(event.data));
  source.onerror = () => {
    hasGap = true;
    reconnectIfGivenUp();
  };
}

/** The browser retries a broken connection by itself, but gives up after an error answer (a restart's 502). */
function reconnectIfGivenUp() {
  if (source?.readyState !== EventSource.CLOSED) return;
  reconsider(wait);
  wait = Math.min(wait * 2, LONGEST_WAIT_MS);
}

function deliver(message: LiveMessage) {
  for (const listener of listeners) {
    if (message.topic === AGAIN.topic || listener.topics.includes(message.topic)) listener.heard(message);
  }
}
