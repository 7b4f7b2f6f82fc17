/**
 * Columns of many rows as PostgreSQL's binary arrays, for `insert … select from unnest(…)`. The driver would write
 * them as text, escaping every quotation mark of every JSON value, which PostgreSQL then takes apart again; this is
 * several times cheaper on both sides. Format: array_send/array_recv in PostgreSQL's arrayfuncs.c.
 */

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
/** 2000-01-01T00:00Z, from where PostgreSQL counts its microseconds. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const OID = {
  bool: 16,
  int8: 20,
  int4: 23,
  text: 25,
  float8: 701,
  timestamptz: 1184,
  uuid: 2950,
  jsonb: 3802,
};

type Cell<T> = T | null | undefined;

/** `text[]` */
export function texts(values: readonly Cell<string>[]): Buffer {
  return strings(OID.text, values, 0);
}

/** `jsonb[]` of JSON texts. */
export function jsons(values: readonly Cell<string>[]): Buffer {
  return strings(OID.jsonb, values, 1);
}

/** `uuid[]` of canonical 36-character ids. */
export function uuids(values: readonly Cell<string>[]): Buffer {
  return fixed(OID.uuid, values, 16, writeUuid);
}

const HEX = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Digit by digit, which is several times quicker than taking the dashes out first. */
function writeUuid(buffer: Buffer, value: string, at: number): void {
  let from = 0;
  let wrong = value.length !== 36 ? -1 : 0;
  for (let byte = 0; byte < 16; byte++) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) {
      if (value.charCodeAt(from) !== 45) wrong = -1;
      from++;
    }
    const high = HEX[value.charCodeAt(from)] ?? -1;
    const low = HEX[value.charCodeAt(from + 1)] ?? -1;
    wrong |= high | low;
    buffer[at + byte] = (high << 4) | low;
    from += 2;
  }
  if (wrong < 0) throw new TypeError(`not a uuid: ${value}`);
}

/** `timestamptz[]`, to the millisecond. */
export function timestamps(values: readonly Cell<Date>[]): Buffer {
  return fixed(OID.timestamptz, values, 8, (buffer, value, at) => {
    const micros = (value.getTime() - POSTGRES_EPOCH_MS) * 1000;
    // Before 1714 and after 2285.
    if (!Number.isSafeInteger(micros)) {
      buffer.writeBigInt64BE(BigInt(value.getTime() - POSTGRES_EPOCH_MS) * 1000n, at);
      return;
    }
    const high = Math.floor(micros / 2 ** 32);
    buffer.writeInt32BE(high, at);
    buffer.writeUInt32BE(micros - high * 2 ** 32, at + 4);
  });
}

/** `int8[]` of whole numbers. */
export function bigints(values: readonly Cell<number>[]): Buffer {
  return fixed(OID.int8, values, 8, (buffer, value, at) => buffer.writeBigInt64BE(BigInt(value), at));
}

/** `int4[]` */
export function integers(values: readonly Cell<number>[]): Buffer {
  return fixed(OID.int4, values, 4, (buffer, value, at) => buffer.writeInt32BE(value, at));
}

/** `float8[]` */
export function floats(values: readonly Cell<number>[]): Buffer {
  return fixed(OID.float8, values, 8, (buffer, value, at) => buffer.writeDoubleBE(value, at));
}

/** `bool[]` */
export function booleans(values: readonly Cell<boolean>[]): Buffer {
  return fixed(OID.bool, values, 1, (buffer, value, at) => buffer.writeUInt8(value ? 1 : 0, at));
}

/** Strings are at most three bytes per UTF-16 unit; `prefix` bytes of value 1 go before each (jsonb's version). */
function strings(oid: number, values: readonly Cell<string>[], prefix: 0 | 1): Buffer {
  let most = HEADER_BYTES;
  for (const value of values) most += LENGTH_BYTES + (value == null ? 0 : prefix + value.length * 3);
  const buffer = Buffer.allocUnsafe(most);
  let end = header(buffer, oid, values.length);
  for (const value of values) {
    if (value == null) {
      end = buffer.writeInt32BE(NULL_LENGTH, end);
      continue;
    }
    const start = end + LENGTH_BYTES;
    if (prefix) buffer[start] = 1;
    const bytes = prefix + buffer.write(value, start + prefix);
    buffer.writeInt32BE(bytes, end);
    end = start + bytes;
  }
  return buffer.subarray(0, end);
}

function fixed<T>(
  oid: number,
  values: readonly Cell<T>[],
  size: number,
  write: (buffer: Buffer, value: T, at: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * (LENGTH_BYTES + size));
  let end = header(buffer, oid, values.length);
  for (const value of values) {
    if (value == null) {
      end = buffer.writeInt32BE(NULL_LENGTH, end);
      continue;
    }
    end = buffer.writeInt32BE(size, end);
    write(buffer, value, end);
    end += size;
  }
  return buffer.subarray(0, end);
}

/** One dimension, perhaps with nulls, counted from 1. Empty arrays have one dimension of length 0. */
function header(buffer: Buffer, oid: number, length: number): number {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return HEADER_BYTES;
}
