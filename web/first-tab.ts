/**
 * Of the tabs of a browser one is the first: it does what only one should do, and asks for all. When it closes, the next
 * one takes over. Where pages are not secure there are no locks: there each tab is the first.
 */
const NAME = 'jornada-first-tab';

let isFirst = !navigator.locks;
navigator.locks
  ?.request(NAME, () => {
    isFirst = true;
    // Held until this tab is gone.
    return new Promise<never>(() => {});
  })
  .catch(() => {});

export const isFirstTab = () => isFirst;

/**
 * Says something to the other tabs, and hears what they say; not what it says itself. Closed, it says nothing more: an
 * answer that was still awaited may come after its page was left.
 */
export function tabsLine<Word>(
  name: string,
  hear: (word: Word) => void,
): { tell(word: Word): void; close(): void } {
  if (!('BroadcastChannel' in window)) return { tell: () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
  let isOpen = true;
  const close = () => {
    isOpen = false;
    channel.close();
  };
  return { tell: (word) => isOpen && channel.postMessage(word), close };
}
