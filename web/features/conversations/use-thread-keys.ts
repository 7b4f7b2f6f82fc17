/** From message to message by keyboard, and what is done with the one that it is on. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/index.ts';
import type { Message } from './queries.ts';
import type { Hits } from './search-hits/use-hits.ts';
import { focusedMessage } from './use-shown.ts';

interface ThreadDoings {
  thread: RefObject<HTMLElement | null>;
  /** Oldest first. */
  messages: readonly Message[];
  hits: Hits | undefined;
  /** Brings one into sight, with the keyboard on it. */
  go: (message: string) => void;
  /** Absent where that cannot be. */
  onSplit: ((message: string) => void) | undefined;
  onForward: ((message: string) => void) | undefined;
}

export function useThreadKeys({ thread, messages, hits, go, onSplit, onForward }: ThreadDoings) {
  const { t } = useTranslation('conversations');
  const group = t('keys.group');
  const isSearched = Boolean(hits?.count);
  const step = (steps: number) => {
    if (isSearched) return hits!.step(-steps);
    const at = messages.findIndex(({ id }) => id === focusedMessage(thread.current));
    const next = at < 0 ? messages.at(-1) : messages[at + steps];
    if (next) go(next.id);
  };
  useShortcut(',', () => step(-1), { label: t(isSearched ? 'keys.earlierHit' : 'keys.earlier'), group });
  useShortcut('.', () => step(1), { label: t(isSearched ? 'keys.laterHit' : 'keys.later'), group });

  /** The message that the keyboard is on or that was found, else the latest: a note goes nowhere. */
  const chosen = () => {
    const id = focusedMessage(thread.current) ?? hits?.current;
    return messages.findLast((one) => one.kind !== 'note' && (id === undefined || one.id === id))?.id;
  };
  const doing = (deed: typeof onSplit) => ({
    run: () => deed?.(chosen()!),
    when: () => deed !== undefined && chosen() !== undefined,
  });
  const [split, forward] = [doing(onSplit), doing(onForward)];
  const told = (label: string, deed: typeof onSplit) => (deed ? label : undefined);
  useShortcut('b', split.run, { label: told(t('keys.split'), onSplit), group, when: split.when });
  useShortcut('>', forward.run, { label: told(t('keys.forward'), onForward), group, when: forward.when });
}
