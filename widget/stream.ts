/** News from Jornada, for as long as the page is open: cut off, it comes back and goes on where it was. */
import { Refused, type Server } from './server.ts';

/** Jornada says that it is there every twenty seconds. */
const SILENT_MS = 45_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export interface News {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: what an event carries depends on its name
  data: any;
}

interface Listener {
  /** Until where everything is here. */
  position(): number;
  news(news: News): void;
  connected(isConnected: boolean): void;
  /** The token opens nothing any more. */
  refused(): void;
}

export function listen(server: Server, token: string, listener: Listener): () => void {
  const ended = new AbortController();
  let wake = () => {};
  const wakeUp = () => wake();
  const comeBack = () => document.visibilityState === 'visible' && wake();
  addEventListener('online', wakeUp);
  document.addEventListener('visibilitychange', comeBack);
  void run();
  return () => {
    ended.abort();
    wake();
    removeEventListener('online', wakeUp);
    document.removeEventListener('visibilitychange', comeBack);
  };

  async function run() {
    let pause = FIRST_PAUSE_MS;
    while (!ended.signal.aborted) {
      try {
        await follow(() => {
          pause = FIRST_PAUSE_MS;
        });
      } catch (error) {
        if (error instanceof Refused && (error.status === 401 || error.status === 404))
          return listener.refused();
        if (error instanceof Refused) pause = Math.max(pause, error.retryAfterMs);
      }
      if (ended.signal.aborted) return;
      listener.connected(false);
      // Not all at once, when a server comes back to many.
      const wait = pause * (0.7 + Math.random() * 0.6);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, wait);
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  async function follow(opened: () => void) {
    const cut = new AbortController();
    const stop = () => cut.abort();
    ended.signal.addEventListener('abort', stop);
    addEventListener('offline', stop);
    let silence = setTimeout(stop, SILENT_MS);
    try {
      const reader = (await server.stream(token, listener.position(), cut.signal)).getReader();
      const decoder = new TextDecoder();
      let waiting = '';
      listener.connected(true);
      opened();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(silence);
        silence = setTimeout(stop, SILENT_MS);
        const parts = (waiting + decoder.decode(value, { stream: true })).split('\n\n');
        waiting = parts.pop()!;
        for (const part of parts) {
          const news = newsIn(part);
          if (news) listener.news(news);
        }
      }
    } finally {
      clearTimeout(silence);
      ended.signal.removeEventListener('abort', stop);
      removeEventListener('offline', stop);
    }
  }
}

function newsIn(part: string): News | null {
  let event = '';
  let data = '';
  for (const line of part.split('\n')) {
    const [name, value] = line.split(/: ?(.*)/s);
    if (name === 'event') event = value ?? '';
    if (name === 'data') data += value ?? '';
  }
  return event && data ? { event, data: JSON.parse(data) } : null;
}
