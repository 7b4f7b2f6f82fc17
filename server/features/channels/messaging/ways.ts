/** How an answer may go just now: the rules of the providers, without a database and without asking them. */
import type { Adapter, How } from './adapter.ts';
import type { Thread } from './threads.ts';

const HOUR_MS = 3_600_000;
const DAYS_OF_PEOPLE = 7;
const DAYS_OF_PRIVATE_REPLIES = 7;
const DAY_MS = 24 * HOUR_MS;

export interface Ways {
  /** Those that are open now, the usual one first; none: nothing can be sent. */
  open: How[];
  /** Until when that is so; null: for as long as nothing else happens. */
  until: Date | null;
  /** `never-wrote`: the customer has not written to this account. `window`: they wrote too long ago. `private-used`, `private-late`: of an answer to the writer alone. */
  closed: ('never-wrote' | 'window' | 'private-used' | 'private-late')[];
}

export function waysOf({ comment, humanAgent, lastInAt }: Thread, { limits }: Adapter, now: Date): Ways {
  if (comment) return waysOfComment(comment, now);
  if (limits.windowHours === null) return { open: ['message'], until: null, closed: [] };
  const since = lastInAt?.getTime() ?? 0;
  const ends = new Date(since + limits.windowHours * HOUR_MS);
  if (now < ends) {
    return {
      open: ['message', ...(limits.templates ? (['template'] as const) : [])],
      until: ends,
      closed: [],
    };
  }
  const endsForPeople = new Date(since + DAYS_OF_PEOPLE * DAY_MS);
  if (limits.humanAgent && humanAgent && now < endsForPeople)
    return { open: ['human-agent'], until: endsForPeople, closed: [] };
  const closed = lastInAt ? ('window' as const) : ('never-wrote' as const);
  return { open: limits.templates ? ['template'] : [], until: null, closed: [closed] };
}

function waysOfComment({ at, hasPrivateReply }: NonNullable<Thread['comment']>, now: Date): Ways {
  const ends = new Date(at.getTime() + DAYS_OF_PRIVATE_REPLIES * DAY_MS);
  if (hasPrivateReply) return { open: ['comment'], until: null, closed: ['private-used'] };
  if (now >= ends) return { open: ['comment'], until: null, closed: ['private-late'] };
  return { open: ['comment', 'private-reply'], until: ends, closed: [] };
}
