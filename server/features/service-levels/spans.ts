/** From what happened in a conversation to the times that are measured: the rules, without a database. */
import type { ConversationStatus } from '../conversations/shapes-contract.ts';
import type { Span as Stretch } from './business-hours.ts';
import type { ServiceMetric } from './shapes-contract.ts';

/** A message of either side, or a status that holds from then on. Moments in milliseconds since 1970. */
export type Happening =
  | { at: number; what: 'asked' }
  | { at: number; what: 'answered' }
  /** They called or came: answered while it lasts. */
  | { at: number; what: 'met' }
  /** We said while it lasted that they will hear from us. */
  | { at: number; what: 'promised' }
  | { at: number; what: 'status'; status: ConversationStatus };

export interface Span {
  metric: ServiceMetric;
  from: number;
  /** Null while it runs. */
  to: number | null;
  end: 'answered' | 'solved' | 'dropped' | null;
  /** When we waited for the customer; an open end is infinite. */
  waiting: Stretch[];
  /** When it was solved, before it was opened again by hand. */
  solved: Stretch[];
  /** A wait with a moment of its own: no target is held against it. */
  isPromised: boolean;
}

/**
 * - A wait begins with the first message that nobody answered, however often the customer writes, and ends with our
 *   next answer. The first of a conversation that the customer began is its first response.
 * - Whoever calls or comes is answered while they are there: that is no wait, and ends one that ran. What is promised
 *   to them begins one.
 * - The way to a solution begins with the customer's first message and ends when it is solved.
 * - Solved without an answer, the wait is dropped. When the customer writes again, another wait and another way begin;
 *   when we open it again by hand, what was goes on.
 *
 * @param happened in order of time; a message before the status that it brings
 */
export function spansOf(first: ConversationStatus, happened: readonly Happening[]): Span[] {
  const told = new Teller(first);
  for (const one of happened) {
    if (one.what === 'asked') told.asked(one.at);
    else if (one.what === 'answered') told.answered(one.at);
    else if (one.what === 'met') told.met(one.at);
    else if (one.what === 'promised') told.promised(one.at);
    else told.became(one.status, one.at);
  }
  return told.end();
}

const isDone = (status: ConversationStatus) => status === 'solved' || status === 'closed';

class Teller {
  readonly #spans: Span[] = [];
  #status: ConversationStatus;
  /** Since when we wait for the customer, and since when it is solved. */
  #waitsSince: number | null;
  #doneAt: number | null = null;
  #isAnswered = false;
  #wait: Span | null = null;
  #way: Span | null = null;

  constructor(first: ConversationStatus) {
    this.#status = first;
    this.#waitsSince = first === 'waiting' ? Number.NEGATIVE_INFINITY : null;
  }

  asked(at: number) {
    if (this.#doneAt !== null) this.#settle(this.#doneAt);
    this.#wait ??= this.#begin(this.#isAnswered ? 'next-response' : 'first-response', at);
    this.#goOn(at);
  }

  met(at: number) {
    if (this.#doneAt !== null) this.#settle(this.#doneAt);
    this.#goOn(at);
  }

  promised(at: number) {
    this.#wait ??= this.#begin('next-response', at, true);
  }

  #goOn(at: number) {
    this.#way ??= this.#begin('resolution', at);
    // What the customer writes ends our waiting for it, whatever the status says of it a moment later.
    this.#stopWaiting(at);
  }

  answered(at: number) {
    this.#isAnswered = true;
    if (!this.#wait) return;
    Object.assign(this.#wait, { to: at, end: 'answered' });
    this.#wait = null;
  }

  became(status: ConversationStatus, at: number) {
    const was = this.#status;
    this.#status = status;
    if (isDone(status)) {
      this.#doneAt ??= at;
      this.#stopWaiting(at);
      return;
    }
    if (this.#doneAt !== null) this.#resume(this.#doneAt, at);
    // Snoozed, it waits for whom it waited before.
    if (status === 'waiting') this.#waitsSince ??= at;
    else if (!(status === 'snoozed' && was === 'waiting')) this.#stopWaiting(at);
  }

  end(): Span[] {
    if (this.#doneAt !== null) this.#settle(this.#doneAt);
    this.#stopWaiting(Number.POSITIVE_INFINITY);
    return this.#spans;
  }

  #begin(metric: ServiceMetric, from: number, isPromised = false): Span {
    const span: Span = { metric, from, to: null, end: null, waiting: [], solved: [], isPromised };
    this.#spans.push(span);
    return span;
  }

  /** It was solved for good: what ran ended then. */
  #settle(at: number) {
    if (this.#wait) Object.assign(this.#wait, { to: Math.max(at, this.#wait.from), end: 'dropped' });
    if (this.#way) Object.assign(this.#way, { to: Math.max(at, this.#way.from), end: 'solved' });
    this.#wait = null;
    this.#way = null;
    this.#doneAt = null;
  }

  /** It was not solved after all. */
  #resume(since: number, at: number) {
    this.#way?.solved.push({ from: since, to: at });
    this.#doneAt = null;
  }

  #stopWaiting(at: number) {
    if (this.#waitsSince === null) return;
    const from = this.#waitsSince;
    this.#waitsSince = null;
    if (at > from) this.#way?.waiting.push({ from, to: at });
  }
}
