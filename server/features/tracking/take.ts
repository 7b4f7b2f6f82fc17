/** From the bytes of a request to checked calls and refused ones. */
import { CALL_TYPES, type CallType, type TrackingCall } from './call.ts';
import { type Arrival, checkCall } from './check-call.ts';
import { type Fault, fault } from './faults.ts';
import { momentOf } from './moments.ts';
import { parseBody } from './read-body.ts';
import { isObject, type Json } from './shape.ts';
import { elementsOf, type Span } from './spans.ts';

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
  const checked = checkCall(value, expected, arrival, () => body.length);
  if (Array.isArray(checked)) return refuseWhole(body, expected, value, checked);
  return { writeKey: keyIn(value), sentAtMs: null, calls: [checked], places: [0], refused: [], whole: false };
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
  let spans: Span[] | null = null;
  const spanOf = (index: number) => {
    spans ??= elementsOf(body, 'batch');
    return spans[index];
  };
  for (let index = 0; index < batch.length; index++) {
    const entry = shared ? withContext(batch[index], shared) : batch[index];
    const checked = checkCall(entry, null, arrival, () => bytesOf(spanOf(index)));
    if (!Array.isArray(checked)) {
      taken.calls.push(checked);
      taken.places.push(index);
      continue;
    }
    taken.refused.push(
      refusedEntry(body, spanOf(index), shared ? entry : undefined, batch[index], index, checked),
    );
  }
}

function bytesOf(span: Span | undefined): number {
  return span ? span.end - span.start : 0;
}

function refusedEntry(
  body: Buffer,
  span: Span | undefined,
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
