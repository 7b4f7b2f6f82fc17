/** Brings a message of the thread into sight, also one that is folded away before those that are loaded. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Earlier {
  has: boolean;
  isLoading: boolean;
  isRefused: boolean;
  /** All back to that message. */
  loadUntil: (message: string) => void;
}

/** @param loaded changes whenever other messages are there */
export function useShown(thread: RefObject<HTMLElement | null>, loaded: unknown, earlier: Earlier) {
  const [wanted, want] = useState<{ message: string; focus: boolean }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when other messages are there.
  useLayoutEffect(() => {
    if (!wanted) return;
    const found = messageIn(thread.current, wanted.message);
    if (!found) {
      if (!earlier.has || earlier.isRefused) want(undefined);
      else if (!earlier.isLoading) earlier.loadUntil(wanted.message);
      return;
    }
    (found.querySelector('[data-hit]') ?? found).scrollIntoView({ block: 'center' });
    if (wanted.focus) found.focus({ preventScroll: true });
    want(undefined);
  }, [wanted, loaded, earlier.isLoading]);
  return {
    show: (message: string) => want({ message, focus: false }),
    /** With the keyboard on it. */
    go: (message: string) => want({ message, focus: true }),
  };
}

const messageIn = (thread: HTMLElement | null, id: string) =>
  thread?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);

/** The message that the keyboard is on. */
export function focusedMessage(thread: HTMLElement | null): string | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]');
  return focused && thread?.contains(focused) ? focused.dataset.message : undefined;
}
