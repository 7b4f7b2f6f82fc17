/**
 * The files within a `winmail.dat`: Outlook's own envelope (TNEF, [MS-OXTNEF]). Only the names and bytes of attachments
 * are read. What is cut or broken gives what could be read before it; nothing here throws, or reads behind the end.
 */
export interface PackedFile {
  name: string;
  content: Buffer;
}

const SIGNATURE = 0x223e9f78;
/** Signature and key. */
const HEAD_BYTES = 6;
const MOST_FILES = 100;

// Attributes of an attachment, by the lower half of their id.
const RENDERING = 0x9002;
const TITLE = 0x8010;
const DATA = 0x800f;
const PROPERTIES = 0x9005;

// Properties of MAPI.
const LONG_NAME = 0x3707;
const SHORT_NAME = 0x3704;
const CONTENT = 0x3701;

/** Null when it is no such envelope. */
export function unpackTnef(envelope: Buffer): PackedFile[] | null {
  if (envelope.length < HEAD_BYTES || envelope.readUInt32LE(0) !== SIGNATURE) return null;
  const files: Partial<PackedFile>[] = [];
  for (const { id, data } of attributesOf(envelope)) {
    if (id === RENDERING) files.push({});
    const file = files.at(-1);
    if (!file) continue;
    if (id === TITLE) file.name ??= wordsOf(data, 'latin1');
    if (id === DATA) file.content = data;
    if (id === PROPERTIES) Object.assign(file, toldBy(data));
  }
  return files
    .filter((file) => file.content !== undefined)
    .slice(0, MOST_FILES)
    .map(({ name = '', content }) => ({ name, content: content! }));
}

/** Level (1 byte), id (4), length (4), data, checksum (2); one after another to the end. */
function* attributesOf(envelope: Buffer): Generator<{ id: number; data: Buffer }> {
  const reader = new Reader(envelope.subarray(HEAD_BYTES));
  while (reader.has(9)) {
    reader.skip(1);
    const id = reader.uint32() & 0xffff;
    const data = reader.bytes(reader.uint32());
    if (!data) return;
    yield { id, data };
    reader.skip(2);
  }
}

/** What the properties say of the file; its long name is the right one. */
function toldBy(data: Buffer): Partial<PackedFile> {
  const told: Partial<PackedFile> = {};
  for (const { id, type, value } of propertiesOf(data)) {
    if (id === LONG_NAME || (id === SHORT_NAME && !told.name))
      told.name = wordsOf(value, type === UNICODE ? 'utf16le' : 'latin1');
    if (id === CONTENT && type === BINARY) told.content = value;
  }
  return told;
}

const STRING_8 = 0x1e;
const UNICODE = 0x1f;
const OBJECT = 0x0d;
const BINARY = 0x0102;
const MANY = 0x1000;
const FIRST_NAMED = 0x8000;
/** Bytes of those that have a size of their own, filled up to four. */
const SIZES: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE = new Set([STRING_8, UNICODE, OBJECT, BINARY]);

interface Property {
  id: number;
  type: number;
  /** The last of several. */
  value: Buffer;
}

function* propertiesOf(data: Buffer): Generator<Property> {
  const reader = new Reader(data);
  const count = reader.has(4) ? reader.uint32() : 0;
  for (let n = 0; n < count && reader.has(4); n++) {
    const tag = reader.uint32();
    const [type, id] = [tag & 0xffff & ~MANY, tag >>> 16];
    if (id >= FIRST_NAMED && !skipName(reader)) return;
    const isCounted = VARIABLE.has(type) || (tag & MANY) !== 0;
    const values = isCounted ? (reader.has(4) ? reader.uint32() : 0) : 1;
    let value: Buffer | undefined;
    for (let one = 0; one < values; one++) {
      value = readValue(reader, type);
      if (!value) return;
    }
    if (value) yield { id, type, value };
  }
}

function readValue(reader: Reader, type: number): Buffer | undefined {
  const size = SIZES[type];
  if (size !== undefined) return reader.bytes(size);
  if (!VARIABLE.has(type) || !reader.has(4)) return undefined;
  const length = reader.uint32();
  const value = reader.bytes(length);
  reader.skip(padding(length));
  return value;
}

/** A set (16 bytes), then a number or a name. @returns false where it is cut */
function skipName(reader: Reader): boolean {
  if (!reader.has(24)) return false;
  reader.skip(16);
  const isName = reader.uint32() === 1;
  const numberOrLength = reader.uint32();
  if (isName) reader.skip(numberOrLength + padding(numberOrLength));
  return true;
}

const padding = (length: number) => (4 - (length % 4)) % 4;

/** Without the zero that ends it. */
const wordsOf = (value: Buffer, encoding: 'latin1' | 'utf16le') => value.toString(encoding).split('\0')[0]!;

class Reader {
  readonly #data: Buffer;
  #at = 0;

  constructor(data: Buffer) {
    this.#data = data;
  }

  has(bytes: number): boolean {
    return this.#at + bytes <= this.#data.length;
  }

  /** Only after `has`. */
  uint32(): number {
    this.#at += 4;
    return this.#data.readUInt32LE(this.#at - 4);
  }

  /** Undefined where fewer are left. */
  bytes(length: number): Buffer | undefined {
    if (!this.has(length)) return undefined;
    this.#at += length;
    return this.#data.subarray(this.#at - length, this.#at);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}
