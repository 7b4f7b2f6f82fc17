/** A conversation as it is read: messages and what was changed between them, in their order, by days. */
import { dayOf } from '../narrowing/period.ts';
import type { Ask } from '../surveys/queries.ts';
import type { Change, Message } from './queries.ts';

/** What one person changed in one go. */
export interface ChangeGroup {
  kind: 'changes';
  id: string;
  at: string;
  actor: Change['actor'];
  changes: Change[];
}

/** That its customer was asked how it went, or not; and what they answered. */
interface AskEntry {
  kind: 'ask' | 'answer';
  id: string;
  at: string;
  ask: Ask;
}

export type Entry = { kind: 'message'; id: string; at: string; message: Message } | ChangeGroup | AskEntry;

export interface Day {
  /** `2026-03-12`, by the workspace's clock. */
  key: string;
  at: string;
  entries: Entry[];
}

const ONE_GO_MS = 60_000;
/** What a message brings about is written down a moment before it; it is read after it. */
const BROUGHT_ABOUT_MS = 2000;

/** @param messages oldest first @param changes oldest first; those before the first message shown are left out */
export function threadOf(
  messages: readonly Message[],
  changes: readonly Change[],
  isWhole: boolean,
  asks: readonly Ask[] = [],
): Entry[] {
  const from = isWhole ? '' : (messages[0]?.at ?? '');
  const told = changes.filter((change) => change.at >= from && !isPlain(change, messages)).map(groupOf);
  const said = messages.map(
    (message): Entry => ({ kind: 'message', id: message.id, at: message.at, message }),
  );
  const asked = asks.flatMap(entriesOf).filter(({ at }) => at >= from);
  return grouped([...said, ...told, ...asked].sort((one, other) => placeOf(one) - placeOf(other)));
}

/** A customer who writes waits for us, and an answer waits for them: the message itself says so. */
function isPlain({ what, at, before, after, actor }: Change, messages: readonly Message[]): boolean {
  const isUsual = actor.kind === 'customer' ? before !== 'solved' : after === 'waiting';
  if (what !== 'status' || !isUsual) return false;
  const kind = actor.kind === 'customer' ? 'customer' : 'reply';
  return messages.some(
    (message) =>
      message.kind === kind && Math.abs(Date.parse(message.at) - Date.parse(at)) < BROUGHT_ABOUT_MS,
  );
}

function entriesOf(ask: Ask): AskEntry[] {
  const { id, askedAt, decidedAt, solvedAt, answeredAt } = ask;
  const asking: AskEntry = { kind: 'ask', id, at: askedAt ?? decidedAt ?? solvedAt, ask };
  return answeredAt ? [asking, { kind: 'answer', id: `${id} answer`, at: answeredAt, ask }] : [asking];
}

function placeOf({ kind, at }: Entry): number {
  return Date.parse(at) + (kind === 'message' ? 0 : BROUGHT_ABOUT_MS);
}

/** @param timeZone of the workspace */
export function daysOf(entries: readonly Entry[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const key = dayOf(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, at: entry.at, entries: [entry] });
  }
  return days;
}

/** Names what stands last, by what may be added to it, too: another change, a comment on a rating. */
export function endOf(days: readonly Day[]): string[] {
  const last = days.at(-1)?.entries.at(-1);
  if (!last) return [];
  if (last.kind === 'changes') return [last.changes.at(-1)!.id];
  return [last.kind === 'answer' && last.ask.comment ? `${last.id} said` : last.id];
}

function groupOf(change: Change): ChangeGroup {
  const { id, at, actor } = change;
  return { kind: 'changes', id, at, actor, changes: [change] };
}

/** What one person changed in one go in one line, as far as nothing was said in between. */
function grouped(entries: readonly Entry[]): Entry[] {
  const groups: Entry[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.kind === 'changes' && entry.kind === 'changes' && isSameGo(last, entry))
      last.changes.push(...entry.changes);
    else groups.push(entry);
  }
  return groups;
}

function isSameGo(group: ChangeGroup, { at, actor }: ChangeGroup): boolean {
  const isSameActor = group.actor.kind === actor.kind && group.actor.id === actor.id;
  return isSameActor && Date.parse(at) - Date.parse(group.changes.at(-1)!.at) < ONE_GO_MS;
}

/**
 * The last messages and those that were fetched before them. A message that came pushes the oldest out of the last
 * two hundred; it stays on the screen.
 */
export function withEarlier(earlier: readonly Message[], last: readonly Message[]): Message[] {
  const there = new Set(last.map(({ id }) => id));
  return [...earlier.filter(({ id }) => !there.has(id)), ...last];
}
