/**
 * First mails of conversations that are sent in ten seconds, so that they can be taken back until then, as answers are.
 * They wait here, beyond any screen. Leaving the app sends them at once.
 */
import { useSyncExternalStore } from 'react';
import type { FirstMailDraft } from '../channels/use-first-mail.ts';
import { beginConversation, type Outgoing, type Told } from './begin.ts';
import { HELD_MS, LONGEST_HELD } from './held-sends.ts';

export interface NewBeginning {
  /** What makes it one and no other for the server. */
  key: string;
  told: Told;
  draft: FirstMailDraft;
  mail: NonNullable<Outgoing['mail']>;
  /** Whom it goes to, as the screen says. */
  to: string;
}

export interface Beginning extends NewBeginning {
  state: 'held' | 'sending' | 'refused';
  /** Why it was refused. */
  error?: unknown;
}

interface Ends {
  onSent: (begun: { id: string; number: number }) => void;
  onRefused: (beginning: Beginning) => void;
}

let all: readonly Beginning[] = [];
/** The one whose words are in the dialog again. */
let reopened: Beginning | undefined;
const listeners = new Set<() => void>();
const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; ends: Ends }>();

/** @param ends called wherever one is by then */
export function holdBeginning(told: NewBeginning, ends: Ends): void {
  const pause = told.told.text.length > LONGEST_HELD ? 0 : HELD_MS;
  waiting.set(told.key, { ends, timer: setTimeout(() => void send(told.key), pause) });
  change([...all.filter(({ key }) => key !== told.key), { ...told, state: 'held' }]);
}

/** Its words go back into the dialog; nothing happens when it is on its way already. */
export function takeBackBeginning(key: string): void {
  const found = all.find((one) => one.key === key && one.state !== 'sending');
  if (!found) return;
  reopened = found;
  forget(key);
}

/** The toast that tells of it. */
export const toastOf = (key: string) => `beginning ${key}`;

export function closeReopened(): void {
  reopened = undefined;
  change(all);
}

export const useBeginnings = () => useSyncExternalStore(subscribe, () => all);
export const useReopened = () => useSyncExternalStore(subscribe, () => reopened);

/** Whoever leaves meant what they sent. */
addEventListener('pagehide', () => {
  for (const { key, state } of all) if (state === 'held') void send(key);
});

async function send(key: string): Promise<void> {
  const one = all.find((each) => each.key === key && each.state === 'held');
  const { timer, ends } = waiting.get(key) ?? {};
  if (!one || !ends) return;
  clearTimeout(timer);
  renew(key, { state: 'sending' });
  try {
    const keepalive = one.told.text.length <= LONGEST_HELD;
    const begun = await beginConversation(one.told, { mail: one.mail }, { key, keepalive });
    forget(key);
    ends.onSent(begun);
  } catch (error) {
    renew(key, { state: 'refused', error });
    ends.onRefused({ ...one, state: 'refused', error });
  }
}

const renew = (key: string, changes: Partial<Beginning>) =>
  change(all.map((one) => (one.key === key ? { ...one, ...changes } : one)));

function forget(key: string) {
  clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
  change(all.filter((one) => one.key !== key));
}

function change(next: readonly Beginning[]) {
  all = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
