/**
 * Checks one call by hand rather than by schema: it runs for every event, in a few microseconds. A call with any
 * fault is answered with all of them.
 */
import { randomUUID } from 'node:crypto';
import { CALL_TYPES, type CallType, type TrackingCall } from './call.ts';
import { type Fault, fault } from './faults.ts';
import { corrected, implausible, momentOf } from './moments.ts';
import { isObject, type Json, shapeOf, storable } from './shape.ts';

const MAX_TEXT_LENGTH = 255;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters and halves of characters need a second look
const UNUSUAL = /[\u0000-\u001f\u007f\ud800-\udfff]/;
const NOTHING: Json = Object.freeze({});

/** When the request came, and when its sender says it left. */
export interface Arrival {
  receivedAtMs: number;
  sentAtMs: number | null;
}

/** As in Segment's API. */
const MAX_CALL_BYTES = 32 * 1024;

/**
 * The call, or what is wrong with it. `expected`: the type that the address says; in a batch each call says its own.
 * `bytes`: how long its text is, asked only when it may be too long.
 */
export function checkCall(
  entry: unknown,
  expected: CallType | null,
  arrival: Arrival,
  bytes: () => number,
): TrackingCall | Fault[] {
  if (!isObject(entry)) return [fault('', 'not-an-object')];
  const shape = shapeOf(entry);
  if (shape.fault) return [shape.fault];
  if (shape.mostBytes > MAX_CALL_BYTES && bytes() > MAX_CALL_BYTES) return [fault('', 'too-large')];
  const faults: Fault[] = [];
  const type = expected ?? typeOf(entry, faults);
  const call = readCall(entry, type, arrival, faults);
  requireWho(call, faults);
  return faults.length ? faults : call;
}

function typeOf(entry: Json, faults: Fault[]): CallType {
  const { type } = entry;
  if (typeof type === 'string' && (CALL_TYPES as readonly string[]).includes(type)) return type as CallType;
  faults.push(fault('type', 'unknown-type'));
  return 'track';
}

function readCall(entry: Json, type: CallType, arrival: Arrival, faults: Fault[]): TrackingCall {
  const part = type === 'identify' || type === 'group' ? 'traits' : 'properties';
  const details = storable(object(entry, part, faults) ?? NOTHING, part, faults);
  const context = object(entry, 'context', faults);
  const storableContext = context && storable(context, 'context', faults);
  const { at, originalAt } = times(entry, arrival, faults);
  return {
    type,
    messageId: id(entry, 'messageId', faults) ?? randomUUID(),
    at,
    originalAt,
    userId: id(entry, 'userId', faults),
    anonymousId: id(entry, 'anonymousId', faults),
    name: nameOf(entry, type, faults),
    category: type === 'page' || type === 'screen' ? text(entry, 'category', faults) : null,
    previousId: type === 'alias' ? id(entry, 'previousId', faults) : null,
    groupId: type === 'group' ? id(entry, 'groupId', faults) : null,
    details: details.value,
    detailsText: details.text,
    context: storableContext?.value ?? null,
    contextText: storableContext?.text ?? null,
    sentFrom: typeof entry.channel === 'string' ? entry.channel : null,
  };
}

function requireWho({ type, userId, anonymousId, previousId, groupId, name }: TrackingCall, faults: Fault[]) {
  if (faults.length) return;
  if (type === 'alias') {
    if (userId === null) faults.push(fault('userId', 'no-user'));
    if (previousId === null) faults.push(fault('previousId', 'no-previous'));
    return;
  }
  if (userId === null && anonymousId === null) faults.push(fault('userId', 'no-person'));
  if (type === 'track' && name === null) faults.push(fault('event', 'no-event'));
  if (type === 'group' && groupId === null) faults.push(fault('groupId', 'no-group'));
}

function nameOf(entry: Json, type: CallType, faults: Fault[]): string | null {
  if (type === 'track') return text(entry, 'event', faults);
  return type === 'page' || type === 'screen' ? text(entry, 'name', faults) : null;
}

/** An id in its written form; numbers are ids too. Null when there is none. */
function id(entry: Json, at: string, faults: Fault[]): string | null {
  const value = entry[at];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number') {
    faults.push(fault(at, 'not-an-id'));
    return null;
  }
  return plain(String(value), at, faults);
}

function text(entry: Json, at: string, faults: Fault[]): string | null {
  const value = entry[at];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    faults.push(fault(at, 'not-text'));
    return null;
  }
  return plain(value, at, faults);
}

function plain(value: string, at: string, faults: Fault[]): string | null {
  const trimmed = value.trim();
  if (trimmed.length > MAX_TEXT_LENGTH) faults.push(fault(at, 'too-long'));
  if (!UNUSUAL.test(trimmed)) return trimmed === '' ? null : trimmed;
  if (CONTROL.test(trimmed)) faults.push(fault(at, trimmed.includes('\0') ? 'nul' : 'control-character'));
  return trimmed.toWellFormed();
}

function object(entry: Json, at: string, faults: Fault[]): Json | null {
  const value = entry[at];
  if (value === undefined || value === null) return null;
  if (isObject(value)) return value;
  faults.push(fault(at, 'not-an-object'));
  return null;
}

function times(entry: Json, { receivedAtMs, sentAtMs }: Arrival, faults: Fault[]) {
  const original = moment(entry, 'originalTimestamp', faults);
  const timestamp = moment(entry, 'timestamp', faults) ?? original;
  const sent = moment(entry, 'sentAt', faults) ?? sentAtMs;
  if (timestamp === null) return { at: new Date(receivedAtMs), originalAt: null };
  const at = corrected(timestamp, sent, receivedAtMs);
  const wrong = implausible(at, receivedAtMs);
  if (wrong && !faults.length)
    faults.push(fault(entry.timestamp == null ? 'originalTimestamp' : 'timestamp', wrong));
  return { at: new Date(at), originalAt: new Date(original ?? timestamp) };
}

function moment(entry: Json, at: string, faults: Fault[]): number | null {
  const value = entry[at];
  if (value === undefined || value === null || value === '') return null;
  const ms = momentOf(value);
  if (!Number.isNaN(ms) && Math.abs(ms) < 8.64e15) return ms;
  faults.push(fault(at, 'not-a-date'));
  return null;
}
