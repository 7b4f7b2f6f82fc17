/** From the bytes of a request to checked calls and refused ones. */
import { CALL_TYPES, type CallType, type TrackingCall } from './call.ts';
import { type Arrival, checkCall } from './check-call.ts';
import { type Fault, fault } from './faults.ts';
import { momentOf } from './moments.ts';
import { parseBody } from './read-body.ts';
import { isObject, type Json } from './shape.ts';
import { elementsOf } from './spans.ts';

/** As in Segment's API: one call. */
export const MAX_CALL_BYTES = 32 * 1024;

export type Expected = CallType | 'batch';

export interface Refused {
  /** Its place in the batch; 0 for a single call. */
  index: number;
  messageId: string | null;
  call: string;
  faults: Fault[];
  raw: string;
  /** The call as far as it could be read. */
  seen: Json | null;
}

export interface Taken {
  /** The key that the body names, where the request's header names none. */
  writeKey: string | null;
  sentAtMs: number | null;
  calls: TrackingCall[];
  /** The place of each call in the batch. */
  places: number[];
  refused: Refused[];
  /** The whole was refused, rather than calls in it. */
  whole: boolean;
}

/** Reads and checks what a request holds. Nothing in it makes this throw. */
export function take(body: Buffer, expected: Expected, arrival: Arrival): Taken {
  const parsed = parseBody(body);
  if ('fault' in parsed) return refuseWhole(body, expected, null, [parsed.fault]);
  const { value } = parsed;
  if (!isObject(value)) return refuseWhole(body, expected, null, [fault('', 'not-an-object')]);
  return expected === 'batch'
    ? takeBatch(body, value, arrival.receivedAtMs)
    : takeCall(body, value, expected, arrival);
}

function takeCall(body: Buffer, value: Json, expected: CallType, arrival: Arrival): Taken {
  const checked = checkCall(value, expected, arrival);
  const faults = withSize(checked, body.length);
  const writeKey = keyIn(value);
  if (!Array.isArray(faults))
    return { writeKey, sentAtMs: null, calls: [faults], places: [0], refused: [], whole: false };
  return { ...refuseWhole(body, expected, value, faults), writeKey };
}

/** Too deep and too many keys are said before too large: they say why it is. */
function withSize(checked: TrackingCall | Fault[], bytes: number): TrackingCall | Fault[] {
  if (bytes <= MAX_CALL_BYTES) return checked;
  const isShape =
    Array.isArray(checked) && checked.some(({ code }) => code === 'too-deep' || code === 'too-many-keys');
  return isShape ? checked : [fault('', 'too-large')];
}

function takeBatch(body: Buffer, value: Json, receivedAtMs: number): Taken {
  const { batch } = value;
  const writeKey = keyIn(value);
  const sentAtMs = value.sentAt == null || value.sentAt === '' ? null : momentOf(value.sentAt);
  const faults: Fault[] = [];
  if (!Array.isArray(batch)) faults.push(fault('batch', 'not-a-list'));
  if (Number.isNaN(sentAtMs)) faults.push(fault('sentAt', 'not-a-date'));
  if (value.context != null && !isObject(value.context)) faults.push(fault('context', 'not-an-object'));
  if (faults.length) return { ...refuseWhole(body, 'batch', value, faults), writeKey };
  const taken: Taken = { writeKey, sentAtMs, calls: [], places: [], refused: [], whole: false };
  checkEntries(
    body,
    batch as unknown[],
    value.context as Json | undefined,
    { receivedAtMs, sentAtMs },
    taken,
  );
  return taken;
}

function checkEntries(
  body: Buffer,
  batch: unknown[],
  shared: Json | undefined,
  arrival: Arrival,
  taken: Taken,
) {
  // Only a body larger than one call can hold a call that is too large.
  let spans = body.length > MAX_CALL_BYTES ? elementsOf(body, 'batch') : null;
  for (let index = 0; index < batch.length; index++) {
    const entry = shared ? withContext(batch[index], shared) : batch[index];
    const span = spans?.[index];
    const checked = withSize(checkCall(entry, null, arrival), span ? span.end - span.start : 0);
    if (!Array.isArray(checked)) {
      taken.calls.push(checked);
      taken.places.push(index);
      continue;
    }
    spans ??= elementsOf(body, 'batch');
    taken.refused.push(
      refusedEntry(body, spans[index], shared ? entry : undefined, batch[index], index, checked),
    );
  }
}

function refusedEntry(
  body: Buffer,
  span: { start: number; end: number } | undefined,
  merged: unknown,
  entry: unknown,
  index: number,
  faults: Fault[],
): Refused {
  const seen = isObject(entry) ? entry : null;
  const raw =
    merged === undefined && span
      ? body.toString('utf8', span.start, span.end).trim()
      : JSON.stringify(merged ?? entry);
  return { index, messageId: messageIdOf(seen), call: callOf(seen), faults, raw, seen };
}

/** What a batch says of the surroundings of all its calls. */
function withContext(entry: unknown, shared: Json): unknown {
  if (!isObject(entry)) return entry;
  if (entry.context == null) return { ...entry, context: shared };
  return isObject(entry.context) ? { ...entry, context: { ...shared, ...entry.context } } : entry;
}

function refuseWhole(body: Buffer, expected: Expected, seen: Json | null, faults: Fault[]): Taken {
  const raw = body.toString('utf8').trim();
  const one = { index: 0, messageId: messageIdOf(seen), call: expected, faults, raw, seen };
  return { writeKey: keyIn(seen), sentAtMs: null, calls: [], places: [], refused: [one], whole: true };
}

function keyIn(value: Json | null): string | null {
  const key = value?.writeKey;
  return typeof key === 'string' && key.trim() ? key.trim() : null;
}

function messageIdOf(seen: Json | null): string | null {
  const id = seen?.messageId;
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 255) : null;
}

function callOf(seen: Json | null): string {
  const type = seen?.type;
  return typeof type === 'string' && (CALL_TYPES as readonly string[]).includes(type) ? type : 'unknown';
}
