/** One measured time held against its target: when it is due, and how it stands. Without a database. */
import { afterOpen, type BusinessHours, openBetween, type Span as Stretch } from './business-hours.ts';
import type { ServiceState } from './shapes-contract.ts';
import type { Span } from './spans.ts';

/** What is promised of it. */
export interface Pledge {
  targetSeconds: number;
  warnPercent: number;
  /** Null: by the clock. */
  hours: BusinessHours | null;
  pausesWaiting: boolean;
}

export interface Standing {
  state: ServiceState;
  warnAt: number | null;
  /** Null while it is paused, or when these hours never open. */
  dueAt: number | null;
  /** Of the target, in seconds, up to its end or now. */
  usedSeconds: number;
}

export function standingOf(span: Span, pledge: Pledge, now: number): Standing {
  const stretches = countedStretches(span, pledge);
  const reach = (share: number) => reached(stretches, pledge.hours, pledge.targetSeconds * 1000 * share);
  const [warnAt, dueAt] = [reach(pledge.warnPercent / 100), reach(1)];
  const usedSeconds = used(stretches, pledge.hours, span.to ?? now);
  return { state: stateOf(span, stretches, { warnAt, dueAt }, now), warnAt, dueAt, usedSeconds };
}

function stateOf(
  { to, end }: Span,
  stretches: Stretch[],
  { warnAt, dueAt }: Pick<Standing, 'warnAt' | 'dueAt'>,
  now: number,
): ServiceState {
  if (to !== null) {
    if (dueAt !== null && dueAt < to) return 'missed';
    return end === 'dropped' ? 'void' : 'hit';
  }
  if (dueAt !== null && dueAt <= now) return 'missed';
  const last = stretches.at(-1);
  if (!last || last.to <= now) return 'paused';
  return warnAt !== null && warnAt <= now ? 'warning' : 'running';
}

/** From beginning to end (infinite while it runs) without pauses. */
function countedStretches({ metric, from, to, waiting, solved }: Span, { pausesWaiting }: Pledge): Stretch[] {
  const whole = { from, to: to ?? Number.POSITIVE_INFINITY };
  if (metric !== 'resolution') return [whole];
  const pauses = [...solved, ...(pausesWaiting ? waiting : [])].toSorted((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let begin = whole.from;
  for (const pause of pauses) {
    if (pause.from > begin) stretches.push({ from: begin, to: Math.min(pause.from, whole.to) });
    begin = Math.max(begin, pause.to);
    if (begin >= whole.to) return stretches;
  }
  return [...stretches, { from: begin, to: whole.to }];
}

/** The moment at which so many milliseconds have been counted; null when they never are. */
function reached(stretches: Stretch[], hours: BusinessHours | null, milliseconds: number): number | null {
  let left = milliseconds;
  for (const { from, to } of stretches) {
    const at = after(hours, from, left);
    if (at !== null && at <= to) return at;
    if (to === Number.POSITIVE_INFINITY) return null;
    left -= between(hours, from, to);
  }
  return null;
}

function used(stretches: Stretch[], hours: BusinessHours | null, until: number): number {
  const sum = stretches.reduce((whole, { from, to }) => whole + between(hours, from, Math.min(to, until)), 0);
  return Math.round(sum / 1000);
}

export function between(hours: BusinessHours | null, from: number, to: number): number {
  return hours ? openBetween(hours, from, to) : Math.max(0, to - from);
}

export const after = (hours: BusinessHours | null, from: number, milliseconds: number): number | null =>
  hours ? afterOpen(hours, from, milliseconds) : from + milliseconds;
