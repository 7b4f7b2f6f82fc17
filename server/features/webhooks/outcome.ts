/** What an answer means for the next try. */
import type { OutgoingAnswer } from '../../core/http/outgoing.ts';
import type { TROUBLES } from './contract.ts';

export type Trouble = (typeof TROUBLES)[number];

export interface Outcome {
  /** Null: it arrived. */
  trouble: Trouble | null;
  detail: string | null;
  status: number | null;
  excerpt: string | null;
  /** The receiver's own wish; seconds. */
  notBeforeS: number;
}

export const troubled = (trouble: Trouble, detail: string): Outcome => ({
  ...{ trouble, detail, status: null, excerpt: null, notBeforeS: 0 },
});

const LONGEST_WISH_S = 86_400;

export function outcomeOf({ status, headers, body }: OutgoingAnswer): Outcome {
  const wish = Number(headers['retry-after'] ?? 0);
  return {
    trouble: troubleOf(status),
    detail: null,
    status,
    excerpt: readable(body),
    notBeforeS: Number.isFinite(wish) ? Math.min(Math.max(wish, 0), LONGEST_WISH_S) : 0,
  };
}

function troubleOf(status: number): Trouble | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

/** As text, whatever it is: the record takes no zero bytes. */
const readable = (body: Buffer) => body.toString('utf8').replaceAll('\u0000', '').trim() || null;

/**
 * Seconds between tries, by the Standard Webhooks specification: about three days in all, so that a receiver that is
 * mended after a weekend still gets everything.
 */
const AGAIN_AFTER_S = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** So that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * When it is tried next; null when it was the last try.
 * @param attempts so far
 * @param random 0 to 1
 */
export function pauseAfter(attempts: number, notBeforeS: number, random = Math.random()): number | null {
  const usual = AGAIN_AFTER_S[attempts - 1];
  return usual === undefined ? null : Math.max(usual * (1 + JITTER * random), notBeforeS);
}
