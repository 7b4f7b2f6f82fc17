/** What is being written down, until it is saved. */
import { EMOTIONS, OUTCOMES, UNREACHED } from '../../../server/features/contact-log/shapes-contract.ts';
import { recalled, remember } from '../../remembered.ts';
import type { Nameable } from '../customers/names.ts';
import type { NewEntry } from './queries.ts';

export { EMOTIONS };
export type Emotion = (typeof EMOTIONS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type LogChannel = 'phone' | 'store';
export type Direction = 'in' | 'out';

export type Person =
  | { kind: 'known'; id: string; called: Nameable }
  | { kind: 'new'; email?: string; phone?: string; name?: string };

export interface Draft {
  /** A second press brings the same one, never another. */
  key: string;
  person: Person | null;
  channel: LogChannel;
  direction: Direction;
  reason: string;
  outcome: Outcome | null;
  emotion: Emotion | null;
  note: string;
  promise: { text: string; dueAt: Date } | null;
  /** Id of a conversation that it goes on with. */
  conversation: string | null;
  /** Id of the call that it was. */
  call: string | null;
}

const CHANNEL_KEY = 'jornada.log.channel';

/** As on this device the last time. */
export const usualChannel = (): LogChannel => (recalled(CHANNEL_KEY) === 'store' ? 'store' : 'phone');

export const rememberChannel = (channel: LogChannel) => remember(CHANNEL_KEY, channel);

export const emptyDraft = (channel: LogChannel): Draft => ({
  ...{ key: crypto.randomUUID(), person: null, channel, direction: 'in', reason: '', outcome: null },
  ...{ emotion: null, note: '', promise: null, conversation: null, call: null },
});

/** What can become of it: only whom we called may not have been there. */
export const outcomesFor = (direction: Direction): Outcome[] =>
  OUTCOMES.filter((one) => direction === 'out' || !UNREACHED.includes(one));

/** What is still missing, the first first. */
export function missingIn({ person, reason, note, outcome }: Draft): 'person' | 'outcome' | 'reason' | null {
  if (!person) return 'person';
  if (!outcome) return 'outcome';
  return reason.trim() || note.trim() || UNREACHED.includes(outcome) ? null : 'reason';
}

/** In the server's words. @param account id of the shop */
export function entryOf(draft: Draft, account: string | undefined): NewEntry {
  const { key, channel, direction, reason, note, emotion, conversation, call, promise } = draft;
  const { kind, ...who } = draft.person!;
  return {
    ...{ key, channel, direction, emotion, outcome: draft.outcome! },
    ...{ reason: reason.trim(), note: note.trim() },
    customer: kind === 'known' && 'id' in who ? { id: who.id } : who,
    ...(promise && { promise: { text: promise.text.trim(), dueAt: promise.dueAt.toISOString() } }),
    ...(conversation && { conversation }),
    ...(call && { call }),
    ...(account && channel === 'store' && { account }),
  };
}

/** What was typed, as whoever is new would be known by it. */
export function newPerson(typed: string): Extract<Person, { kind: 'new' }> {
  const text = typed.trim();
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { kind: 'new', email: text };
  if (/^[+(\d][\d\s().\-/]{4,}$/.test(text)) return { kind: 'new', phone: text };
  return { kind: 'new', name: text };
}
