/** Who else looks at a conversation: heard from their own news, and forgotten when they fall silent. */
import type { LiveMessage } from '../../live.ts';
import type { Message } from './queries.ts';

export interface Present {
  id: string;
  name: string;
  doing: 'looking' | 'typing';
  /** The customer, in a chat. */
  isCustomer?: boolean;
  /** When they were last heard, and last heard typing, as milliseconds. */
  heardAt: number;
  typedAt: number;
}

/** They say so every twenty seconds; one that was missed may be forgiven. */
const GONE_AFTER_MS = 45_000;
const STOPPED_AFTER_MS = 8000;

/** @param self the reader's own id, who is nobody else */
export function heard(
  present: readonly Present[],
  { doing, who }: LiveMessage,
  self: string,
  now: number,
): Present[] {
  const { id, name = '', isCustomer } = (who ?? {}) as Partial<Present>;
  if (!id || !(name || isCustomer) || id === self) return [...present];
  const others = present.filter((one) => one.id !== id);
  if (doing !== 'looking' && doing !== 'typing') return others;
  const before = present.find((one) => one.id === id);
  const typedAt = doing === 'typing' ? now : (before?.typedAt ?? Number.NEGATIVE_INFINITY);
  return [...others, { id, name, doing, heardAt: now, typedAt, ...(isCustomer && { isCustomer }) }];
}

/** Whoever's message is here has written it. */
export function wrote(
  present: readonly Present[],
  { kind, author }: Pick<Message, 'kind' | 'author'>,
): Present[] {
  const isAuthor = ({ id, isCustomer = false }: Present) =>
    kind === 'customer' ? isCustomer : id === author.id;
  return present.map((one) => (isAuthor(one) ? { ...one, typedAt: Number.NEGATIVE_INFINITY } : one));
}

/** Those who are still there, by name. */
export function stillThere(present: readonly Present[], now: number): Present[] {
  return present
    .filter(({ heardAt }) => now - heardAt < GONE_AFTER_MS)
    .map((one): Present => ({ ...one, doing: now - one.typedAt < STOPPED_AFTER_MS ? 'typing' : 'looking' }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
