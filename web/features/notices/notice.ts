/** News of a conversation that concern the member, and what becomes of many. */
import { SERVICE_METRICS } from '../../../server/features/service-levels/shapes-contract.ts';
import type { LiveMessage } from '../../live-stream.ts';

interface Told {
  /** Id of the conversation. */
  conversation: string;
}

export type Notice = Told &
  (
    | { kind: 'wrote'; number: number }
    | { kind: 'given'; number: number }
    /** What was written to its customer did not arrive. */
    | { kind: 'failed'; number: number }
    /** Nobody has it, and its customer waits at the other end. */
    | { kind: 'waits'; number: number }
    | { kind: 'mentioned' | 'takenOver'; number: number; by: string }
    | { kind: 'broken'; promise: string }
    | { kind: 'warning' | 'missed'; number: number; metric: (typeof SERVICE_METRICS)[number] }
  );

/** What a piece of the member's own news tells of a conversation; undefined for other news. */
export function noticeOf(news: LiveMessage): Notice | undefined {
  const { wrote, given, waits, failedIn, mentionedIn, takenOverIn, brokenIn, due, number, by, text } = news;
  if (isId(brokenIn)) return { kind: 'broken', conversation: brokenIn, promise: String(text ?? '') };
  if (typeof number !== 'number') return undefined;
  if (isId(wrote)) return { kind: 'wrote', conversation: wrote, number };
  if (isId(given)) return { kind: 'given', conversation: given, number };
  if (isId(waits)) return { kind: 'waits', conversation: waits, number };
  if (isId(failedIn)) return { kind: 'failed', conversation: failedIn, number };
  if (isId(mentionedIn)) return { kind: 'mentioned', conversation: mentionedIn, number, by: String(by) };
  if (isId(takenOverIn)) return { kind: 'takenOver', conversation: takenOverIn, number, by: String(by) };
  const metric = SERVICE_METRICS.find((one) => one === news.metric);
  if (!isId(due) || !metric) return undefined;
  return { kind: news.state === 'missed' ? 'missed' : 'warning', conversation: due, number, metric };
}

const isId = (value: unknown): value is string => typeof value === 'string';

/** Where the member is in the app. */
export interface Place {
  path: string;
  isVisible: boolean;
}

/** Whether it is before the member's eyes: it is open, or, of what its list shows by itself, in the inbox. */
export function isLookedAt({ kind, conversation }: Notice, { path, isVisible }: Place): boolean {
  // What another does with one's own words is told in any case.
  if (!isVisible || kind === 'takenOver') return false;
  if (path === `/inbox/${conversation}`) return true;
  return isInbox(path) && (kind === 'wrote' || kind === 'given' || kind === 'waits');
}

const isInbox = (path: string) => path === '/inbox' || path.startsWith('/inbox/');

/** The conversations they are of, each once, the latest last. */
export function conversationsOf(notices: readonly Notice[]): string[] {
  return [...new Set(notices.map(({ conversation }) => conversation).reverse())].reverse();
}

/** Where all of them are found: one is opened, of many the list. */
export function wayTo(notices: readonly Notice[]) {
  const ids = conversationsOf(notices);
  if (ids.length === 1) return { to: '/inbox/$id', params: { id: ids[0]! } } as const;
  const areAll = (kind: Notice['kind']) => notices.every((one) => one.kind === kind);
  const view = areAll('mentioned') ? 'mentioned' : areAll('waits') ? 'unassigned' : 'mine';
  return { to: '/inbox', search: { view } } as const;
}
