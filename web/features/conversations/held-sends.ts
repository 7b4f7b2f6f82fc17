/**
 * Answers that are sent in ten seconds, so that they can be taken back until then; those of a chat go at once, unless
 * its writer wants otherwise. They wait here, beyond any screen: another page of the app may be opened meanwhile. Leaving the app sends them at once; their draft stays on the
 * server until they are there, so that nothing is lost either way.
 */
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';

export const HELD_MS = 10_000;
/** What browsers carry for a page that is left, with some room. */
export const LONGEST_HELD = 15_000;
/** Until the server surely has it. */
const ARRIVING_SECONDS = 5;

type Body = z.input<typeof conversationsApi.write.body & object>;

export interface NewHeld {
  conversationId: string;
  /** Whom it is for, as the screen calls them. */
  name: string;
  text: string;
  attachments: readonly { id: string; name: string; type: string; bytes: number; isPicture: boolean }[];
  /** What it promises, and which promises it keeps. */
  promise: Body['promise'];
  keeps: readonly string[];
  status?: Body['status'];
  /** What is done along with it. */
  does: Body['does'];
  /** Where it goes by mail; undefined: as is usual there. */
  mail: Body['mail'];
  /** How it goes by a messenger or below a comment; undefined: as is usual there. */
  sentAs: Body['sentAs'];
  /** Whether it goes by mail at all; else it is only kept. */
  isMailed: boolean;
  /** Whether somebody waits for it in a chat: then it goes at once. */
  isLive: boolean;
  /** Id of the last message that its writer saw. */
  after: string | undefined;
}

export interface Held extends NewHeld {
  key: string;
  /** Milliseconds. */
  sendAt: number;
  state: 'held' | 'sending' | 'refused';
  /** Why it was refused. */
  error?: unknown;
}

type Sent = (conversationId: string) => void;

const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
let all: readonly Held[] = [];
let tell: Sent = () => {};

/** @param onSent called when it is on the server, wherever one is by then */
export function holdSend(told: NewHeld, onSent: Sent): void {
  tell = onSent;
  const key = crypto.randomUUID();
  const pause = told.isLive || told.text.length > LONGEST_HELD ? 0 : HELD_MS;
  if (pause) {
    const seconds = pause / 1000 + ARRIVING_SECONDS;
    toldUntil.set(told.conversationId, Date.now() + seconds * 1000);
    tellOthers(told.conversationId, seconds);
  }
  change([...all, { ...told, key, sendAt: Date.now() + pause, state: 'held' }]);
  timers.set(
    key,
    setTimeout(() => void sendNow(key), pause),
  );
}

/** Takes it back. Undefined when it is on its way already. */
export function takeBack(key: string): Held | undefined {
  const held = all.find((one) => one.key === key && one.state !== 'sending');
  if (held) forget(key);
  if (held?.state === 'held') tellOthers(held.conversationId, 0);
  return held;
}

/** Sends without waiting; the key makes twice the same as once. @param after of one that was refused: what was read since */
export async function sendNow(key: string, after?: string): Promise<void> {
  const held = all.find((one) => one.key === key);
  if (!held || held.state === 'sending') return;
  clearTimeout(timers.get(key));
  renew(key, { state: 'sending', error: undefined, ...(after && { after }) });
  try {
    await post({ ...held, ...(after && { after }) });
    forget(key);
    tell(held.conversationId);
  } catch (error) {
    renew(key, { state: 'refused', error });
    tellOthers(held.conversationId, 0);
    tell(held.conversationId);
  }
}

export function useHeldSends(): readonly Held[] {
  return useSyncExternalStore(subscribe, () => all);
}

/** Whoever leaves meant what they sent. */
addEventListener('pagehide', () => {
  for (const held of all) if (held.state === 'held') void sendNow(held.key);
});

/** Until when others may hear of an answer that was sent in this window; milliseconds, by conversation. */
const toldUntil = new Map<string, number>();

/** Whether it is this window that tells of one's own answer. */
export const isSentFromHere = (conversationId: string) => (toldUntil.get(conversationId) ?? 0) > Date.now();

let telling: Promise<unknown> = Promise.resolve();

/** One after the other. Whoever cannot be told is stopped by the server, when they send theirs. */
function tellOthers(id: string, seconds: number) {
  telling = telling.then(() =>
    call(conversationsApi.sending, { params: { id }, body: { seconds } }).catch(() => {}),
  );
}

function post({
  conversationId: id,
  text,
  attachments,
  promise,
  keeps,
  status,
  does,
  after,
  mail,
  sentAs,
  key,
}: Held) {
  const files = attachments.map((one) => one.id);
  const body = {
    ...{ kind: 'reply' as const, text, attachments: files, promise, keeps: [...keeps] },
    ...{ key, status, does, after, mail, sentAs },
  };
  return call(conversationsApi.write, { params: { id }, body, keepalive: text.length <= LONGEST_HELD });
}

function renew(key: string, changes: Partial<Held>) {
  change(all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
}

function forget(key: string) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  change(all.filter((one) => one.key !== key));
}

function change(next: readonly Held[]) {
  all = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
