/**
 * What the member was told of, so that nothing is gone with its toast. Kept in this browser, by member; of the customer's
 * words and names there is nothing in it.
 */
import { useSyncExternalStore } from 'react';
import { recalled, remember } from '../../remembered.ts';
import type { Notice } from './notice.ts';

export interface Told {
  /** Milliseconds; no two are of the same. */
  at: number;
  notice: Notice;
  isRead: boolean;
}

const MOST = 50;
const NEWS_KEY = 'jornada.news';

const listeners = new Set<() => void>();
/** Where nothing can be kept, and so that the same text is the same list. */
const current = new Map<string, { text: string | null; all: readonly Told[] }>();

export function useTold(member: string): readonly Told[] {
  return useSyncExternalStore(subscribe, () => toldTo(member));
}

/** Also to what other tabs keep. */
function subscribe(listener: () => void) {
  const heed = ({ key }: StorageEvent) => key?.startsWith(NEWS_KEY) && listener();
  listeners.add(listener);
  addEventListener('storage', heed);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', heed);
  };
}

/** What says the same as one that was not read takes its place: also where each of several tabs keeps it. */
export function keepTold(member: string, notices: readonly Notice[]): void {
  const before = toldTo(member);
  const from = Math.max(Date.now(), (before[0]?.at ?? 0) + 1);
  const kept = new Map(
    notices
      .filter(isKept)
      .map(withoutWords)
      .map((notice) => [textOf(notice), notice]),
  );
  const news = [...kept.values()].map((notice, index) => ({ at: from + index, notice, isRead: false }));
  const others = before.filter(({ notice, isRead }) => isRead || !kept.has(textOf(notice)));
  put(member, [...news.reverse(), ...others].slice(0, MOST));
}

/** Who waits for anybody concerns all alike, and is counted in the navigation. */
const isKept = ({ kind }: Notice) => kind !== 'waits';

const withoutWords = (notice: Notice): Notice =>
  notice.kind === 'broken' ? { ...notice, promise: '' } : notice;

const textOf = (notice: Notice) => JSON.stringify(notice);

export function markRead(member: string, concerns: (told: Told) => boolean = () => true): void {
  const all = toldTo(member);
  if (!all.some((one) => !one.isRead && concerns(one))) return;
  put(
    member,
    all.map((one) => (concerns(one) ? { ...one, isRead: true } : one)),
  );
}

export const latestUnread = (member: string): Told | undefined => toldTo(member).find((one) => !one.isRead);

/** The newest first. */
export function toldTo(member: string): readonly Told[] {
  const text = recalled(keyOf(member));
  const known = current.get(member);
  if (known && (known.text === text || text === null)) return known.all;
  const all = read(text);
  current.set(member, { text, all });
  return all;
}

function read(text: string | null): readonly Told[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTold) : [];
  } catch {
    return [];
  }
}

const isTold = (one: Partial<Told> | null): one is Told =>
  typeof one?.at === 'number' && typeof one.notice?.kind === 'string';

function put(member: string, all: readonly Told[]) {
  const text = JSON.stringify(all);
  current.set(member, { text, all });
  remember(keyOf(member), text);
  for (const listener of listeners) listener();
}

const keyOf = (member: string) => `${NEWS_KEY}.${member}`;
