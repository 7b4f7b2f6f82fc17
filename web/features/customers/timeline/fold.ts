/**
 * A story as it is read: by days, with page views of one visit folded into one line, and so what came again and again
 * with nothing between.
 */
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import { dayOf } from '../../narrowing/period.ts';
import type { StoryItem } from './story-item.ts';
import { isTheirWord } from './voice.ts';

/** Several touchpoints in a row, newest first, shown as one line until somebody wants to see each. */
export interface Fold {
  kind: 'fold';
  /** `visit`: pages soon after each other, within a day; `run`: one type again and again, over any time. */
  of: 'visit' | 'run';
  /** Of the oldest, which stays the same while newer ones arrive. */
  id: string;
  items: StoryItem[];
  /** From the first to the last. */
  seconds: number;
}

export type Entry = { kind: 'one'; id: string; item: StoryItem } | Fold;

export interface Day {
  /** `2026-03-12`, by the workspace's clock. */
  key: string;
  /** A moment of that day. */
  at: string;
  /** A run that reaches over several days stands in the day of its newest. */
  entries: Entry[];
}

const FEWEST_TO_FOLD = 3;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** @param items newest first */
export function daysOf(items: readonly StoryItem[], timeZone: string): Day[] {
  const dayOfItem = ({ at }: StoryItem) => dayOf(at, timeZone);
  const days: Day[] = [];
  for (const entry of foldRuns(foldVisits(items, dayOfItem))) {
    const newest = newestOf(entry);
    const key = dayOfItem(newest);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, at: newest.at, entries: [entry] });
  }
  return days;
}

export function newestOf(entry: Entry): StoryItem {
  return entry.kind === 'fold' ? entry.items[0]! : entry.item;
}

function foldVisits(items: readonly StoryItem[], dayOf: (item: StoryItem) => string): Entry[] {
  const isSameVisit = (item: StoryItem, later: StoryItem) =>
    isPage(item) && isPage(later) && isSoonAfter(item, later) && dayOf(item) === dayOf(later);
  return together(items, isSameVisit).flatMap((pages) =>
    pages.length < FEWEST_TO_FOLD ? pages.map(single) : [foldOf('visit', pages)],
  );
}

function foldRuns(entries: Entry[]): Entry[] {
  return together(entries, isSameAgain).flatMap((run) =>
    run.length < FEWEST_TO_FOLD ? run : [foldOf('run', run.map(newestOf))],
  );
}

function isSameAgain(entry: Entry, later: Entry): boolean {
  if (entry.kind === 'fold' || later.kind === 'fold') return false;
  const [item, after] = [entry.item, later.item];
  return typeKey(item.type) === typeKey(after.type) && !isTheirWord(item) && !isTheirWord(after);
}

/** Neighbours that belong together, in their order. */
function together<T>(all: readonly T[], belong: (one: T, before: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const one of all) {
    const group = groups.at(-1);
    if (group && belong(one, group.at(-1)!)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function single(item: StoryItem): Entry {
  return { kind: 'one', id: item.id, item };
}

function foldOf(of: Fold['of'], items: StoryItem[]): Fold {
  const [newest, oldest] = [items[0]!, items.at(-1)!];
  return { kind: 'fold', of, id: `fold-${oldest.id}`, items, seconds: (time(newest) - time(oldest)) / 1000 };
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
