/**
 * How this browser tells the member of news. Kept in the browser, not with the member: whether others see the screen,
 * and whether a sound disturbs, is so of the place where one sits; and it is the browser that allows notifications.
 */
import { useSyncExternalStore } from 'react';
import { recalled, remember } from '../../remembered.ts';

export interface Choices {
  /** Notifications of the browser, while no window of Jornada is in front. */
  outside: boolean;
  /** These say who wrote, and what. */
  words: boolean;
  sound: boolean;
}

const KEY = 'jornada.notices';
const QUIET: Choices = { outside: false, words: false, sound: false };

const listeners = new Set<() => void>();
let current = read();

addEventListener('storage', ({ key }) => key === KEY && put(read()));

export function useChoices(): Choices {
  return useSyncExternalStore(subscribe, () => current);
}

export const choicesNow = () => current;

export function choose(change: Partial<Choices>): void {
  put({ ...current, ...change });
  remember(KEY, JSON.stringify(current));
}

function put(next: Choices) {
  current = next;
  for (const listener of listeners) listener();
}

function read(): Choices {
  try {
    const kept = JSON.parse(recalled(KEY) ?? '{}');
    return { outside: kept.outside === true, words: kept.words === true, sound: kept.sound === true };
  } catch {
    return QUIET;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
