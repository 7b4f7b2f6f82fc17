/** What a telephone service tells of a call, and what it makes of the call: the rules, without a database. */
import { z } from 'zod';
import { Moment } from '../../customers/shapes-contract.ts';
import { type CallState, CallState as CallStateSchema } from './shapes-contract.ts';

const Number_ = z.string().trim().max(120).default('');
/** Forms and some services write numbers as text. */
const Seconds = z.coerce.number().int().min(0).max(172_800);

export const CallEvent = z.object({
  /** The service's own id of the call: the same for all that it tells of one. */
  id: z.union([z.string().trim().min(1).max(255), z.number().transform(String)]),
  from: Number_,
  to: Number_,
  /** Seen from here. */
  direction: z
    .enum(['in', 'out', 'inbound', 'outbound'])
    .transform((told) => (told.startsWith('in') ? ('in' as const) : ('out' as const))),
  state: CallStateSchema,
  /** At whom it rings, who answered or who called: a member's e-mail or their extension. */
  member: z.string().trim().max(320).optional(),
  extension: z.union([z.string().trim().max(60), z.number().transform(String)]).optional(),
  /** When it happened; now when left out. */
  at: Moment.optional(),
  /** Of one that is over: talked for so long. */
  seconds: Seconds.optional(),
});
export type CallEvent = z.output<typeof CallEvent>;

export interface CallFacts {
  state: CallState;
  beganAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  seconds: number | null;
}

const UNANSWERED: CallState[] = ['missed', 'voicemail', 'busy', 'failed'];
export const isUnanswered = (state: CallState) => UNANSWERED.includes(state);

/** A call as the first that is told of it says. */
export const firstOf = (event: Pick<CallEvent, 'state' | 'seconds'>, at: Date): CallFacts =>
  afterEvent({ state: 'ringing', beganAt: at, answeredAt: null, endedAt: null, seconds: null }, event, at);

/**
 * What is told late, twice or out of order fills in what was not known, and never takes a call back to what it was. One
 * that was answered is never missed; one that nobody answered stays that way.
 */
export function afterEvent(
  before: CallFacts,
  told: Pick<CallEvent, 'state' | 'seconds'>,
  at: Date,
): CallFacts {
  const began = { ...before, beganAt: at < before.beganAt ? at : before.beganAt };
  if (told.state === 'ringing') return began;
  if (told.state === 'answered') return answered(began, at);
  if (told.state === 'ended') return ended(began, told.seconds, at);
  return unanswered(began, told.state, at);
}

function answered(call: CallFacts, at: Date): CallFacts {
  if (isUnanswered(call.state)) return call;
  const answeredAt = call.answeredAt && call.answeredAt < at ? call.answeredAt : at;
  return withSeconds({ ...call, answeredAt, state: call.state === 'ringing' ? 'answered' : call.state });
}

function ended(call: CallFacts, seconds: number | undefined, at: Date): CallFacts {
  if (isUnanswered(call.state)) return { ...call, endedAt: call.endedAt ?? at };
  const endedAt = call.endedAt ?? at;
  // Nobody talked: also services that do not tell of missed calls by name say so.
  if (seconds === 0 && !call.answeredAt) return { ...call, state: 'missed', endedAt };
  const answeredAt = call.answeredAt ?? (seconds ? new Date(endedAt.getTime() - seconds * 1000) : null);
  return withSeconds({
    ...call,
    state: 'ended',
    endedAt,
    answeredAt,
    seconds: call.seconds ?? seconds ?? null,
  });
}

/** Where the service does not say for how long they talked, the moments do. */
function withSeconds(call: CallFacts): CallFacts {
  if (call.state !== 'ended' || call.seconds !== null || !call.answeredAt || !call.endedAt) return call;
  const talked = Math.round((call.endedAt.getTime() - call.answeredAt.getTime()) / 1000);
  return { ...call, seconds: Math.max(0, talked) };
}

function unanswered(call: CallFacts, state: CallState, at: Date): CallFacts {
  const isOpen = call.state === 'ringing' || (call.state === 'ended' && !call.answeredAt);
  return isOpen ? { ...call, state, endedAt: call.endedAt ?? at } : call;
}
