/**
 * One connection for all tabs of a browser: browsers allow six to one address, and a seventh tab that kept its own
 * would wait for ever. The tab that holds the lock listens for everyone and tells the others; when it closes, the
 * next one takes over. Where pages are not secure there are no such locks: then each tab listens while it is seen.
 */
import { AGAIN, type LiveMessage, LiveStream } from './live-stream.ts';

const NAME = 'jornada-live';
/** Granted later than this, the lock was another tab's before, and news may have been missed in between. */
const AT_ONCE_MS = 1000;

type Word =
  | { say: 'want'; tab: string; topics: string[] }
  | { say: 'gone'; tab: string }
  | { say: 'who' }
  | { say: 'news'; message: LiveMessage };

/** Where a tab's wishes go. */
export interface Line {
  want(topics: string[]): void;
}

/** Opens this tab's line; `hear` gets the news of every tab's topics. */
export function openLine(hear: (message: LiveMessage) => void): Line {
  return navigator.locks && 'BroadcastChannel' in window ? sharedLine(hear) : ownLine(hear);
}

function sharedLine(hear: (message: LiveMessage) => void): Line {
  const tab = `${performance.timeOrigin}-${Math.random()}`;
  const channel = new BroadcastChannel(NAME);
  const tell = (word: Word) => channel.postMessage(word);
  const wishes = new Map<string, string[]>();
  const since = performance.now();
  let stream: LiveStream | undefined;
  let own: string[] = [];

  /** What a tab looks at only now it must not miss, also where another tab has listened for it all the time. */
  const wish = (from: string, topics: string[]) => {
    const before = wishes.get(from) ?? [];
    wishes.set(from, topics);
    stream?.want(
      [...wishes.values()].flat(),
      topics.filter((topic) => !before.includes(topic)),
    );
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.say === 'news') hear(data.message);
    else if (data.say === 'who') tell({ say: 'want', tab, topics: own });
    else if (data.say === 'want') wish(data.tab, data.topics);
    else wish(data.tab, []);
  };
  const lead = () => {
    stream = new LiveStream(
      (message) => {
        hear(message);
        tell({ say: 'news', message });
      },
      performance.now() - since > AT_ONCE_MS,
    );
    tell({ say: 'who' });
    wish(tab, own);
    // Held until this tab is gone.
    return new Promise<never>(() => {});
  };
  navigator.locks.request(NAME, lead).catch(() => {});
  addEventListener('pagehide', () => tell({ say: 'gone', tab }));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    tell({ say: 'want', tab, topics: own });
    hear(AGAIN);
  });
  return {
    want(topics) {
      own = topics;
      wish(tab, topics);
      tell({ say: 'want', tab, topics });
    },
  };
}

function ownLine(hear: (message: LiveMessage) => void): Line {
  const stream = new LiveStream(hear);
  let own: string[] = [];
  const reconsider = () => {
    stream.want(document.hidden ? [] : own);
    if (!document.hidden) hear(AGAIN);
  };
  document.addEventListener('visibilitychange', reconsider);
  return {
    want(topics) {
      own = topics;
      stream.want(document.hidden ? [] : topics);
    },
  };
}
