/** What a call may look like before anyone asks what it says: how deep, how many keys, which characters. */
import { type Fault, fault } from './faults.ts';

export type Json = Record<string, unknown>;

/** This many levels of objects and lists, counted from properties, traits or context themselves, are too many. */
const TOO_DEEP = 10;
const TOO_MANY_KEYS = 10_000;
const SURROGATES_OR_NUL = /\\(?:u(d[89a-f][0-9a-f]{2}|0000)|.)/g;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was found on a walk through a call. */
export interface Shape {
  /** Too deep, or too many keys; null when it is neither. */
  fault: Fault | null;
  /** More bytes than its JSON text can have. */
  mostBytes: number;
}

/** One UTF-16 unit as JSON: at most `\u0000`. A number, a word, quotes, brackets and commas: fewer than this. */
const UNIT_BYTES = 6;
const VALUE_BYTES = 32;

let keys = 0;
let units = 0;
let values = 0;

export function shapeOf(entry: Json): Shape {
  keys = 0;
  units = 0;
  values = 1;
  let tooDeep: Fault | null = null;
  for (const name in entry) {
    keys++;
    units += name.length;
    if (visit(entry[name], 1)) tooDeep ??= fault(name, 'too-deep');
  }
  const found = tooDeep ?? (keys >= TOO_MANY_KEYS ? fault('', 'too-many-keys') : null);
  return { fault: found, mostBytes: units * UNIT_BYTES + (values + keys) * VALUE_BYTES };
}

/** Answers whether the value nests too deep; what lies deeper is not looked at. */
function visit(value: unknown, level: number): boolean {
  values++;
  if (typeof value === 'string') units += value.length;
  if (typeof value !== 'object' || value === null) return false;
  if (level >= TOO_DEEP) return true;
  let tooDeep = false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) tooDeep = visit(value[index], level + 1) || tooDeep;
    return tooDeep;
  }
  for (const name in value) {
    keys++;
    units += name.length;
    tooDeep = visit((value as Json)[name], level + 1) || tooDeep;
  }
  return tooDeep;
}

export interface Storable {
  value: Json;
  text: string;
}

/**
 * A part of a call and its JSON text as the record can keep it. A character cut in half (a lone surrogate) becomes
 * U+FFFD; a NUL is a fault. Both are rare, so the text is looked at closely only if it holds an escape by number.
 */
export function storable(value: Json, at: string, faults: Fault[]): Storable {
  const text = JSON.stringify(value);
  if (!text.includes('\\u')) return { value, text };
  let hasNul = false;
  const mended = text.replace(SURROGATES_OR_NUL, (written, code?: string) => {
    if (!code) return written;
    if (code === '0000') hasNul = true;
    return '\ufffd';
  });
  if (hasNul) faults.push(fault(whereIsNul(value, at) ?? at, 'nul'));
  return mended === text ? { value, text } : { value: JSON.parse(mended), text: mended };
}

function whereIsNul(value: unknown, at: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? at : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes('\0')) return at;
    const found = whereIsNul(inner, `${at}.${name}`);
    if (found) return found;
  }
  return null;
}
