/** A story as it is read: by days, with runs of page views folded into one line. */
import type { StoryItem } from './story-item.ts';

/** Several page views in a row, newest first, shown as one line until somebody wants to see each. */
export interface Fold {
  kind: 'fold';
  /** Of the oldest page, which stays the same while newer ones arrive. */
  id: string;
  items: StoryItem[];
  /** From the first page to the last. */
  seconds: number;
}

export type Entry = { kind: 'one'; id: string; item: StoryItem } | Fold;

export interface Day {
  /** `2026-03-12`, by the workspace's clock. */
  key: string;
  /** A moment of that day. */
  at: string;
  entries: Entry[];
}

const FEWEST_TO_FOLD = 3;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** @param items newest first */
export function daysOf(items: readonly StoryItem[], timeZone: string): Day[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const days: { key: string; at: string; items: StoryItem[] }[] = [];
  for (const item of items) {
    const key = dayOf.format(new Date(item.at));
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at: item.at, items: [item] });
  }
  return days.map(({ items: ofDay, ...day }) => ({ ...day, entries: entriesOf(ofDay) }));
}

function entriesOf(items: StoryItem[]): Entry[] {
  const entries: Entry[] = [];
  let run: StoryItem[] = [];
  const endRun = () => {
    if (run.length >= FEWEST_TO_FOLD) entries.push(foldOf(run));
    else entries.push(...run.map(single));
    run = [];
  };
  for (const item of items) {
    const last = run.at(-1);
    if (last && !(isPage(item) && isSoonAfter(item, last))) endRun();
    if (isPage(item)) run.push(item);
    else entries.push(single(item));
  }
  endRun();
  return entries;
}

function single(item: StoryItem): Entry {
  return { kind: 'one', id: item.id, item };
}

function foldOf(items: StoryItem[]): Fold {
  const [newest, oldest] = [items[0]!, items.at(-1)!];
  return { kind: 'fold', id: `fold-${oldest.id}`, items, seconds: (time(newest) - time(oldest)) / 1000 };
}

function isPage({ kind }: StoryItem): boolean {
  return kind === 'page' || kind === 'screen';
}

function isSoonAfter(earlier: StoryItem, later: StoryItem): boolean {
  return time(later) - time(earlier) <= LONGEST_PAUSE_MS;
}

function time({ at }: StoryItem): number {
  return Date.parse(at);
}
