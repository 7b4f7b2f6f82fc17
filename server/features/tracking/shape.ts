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

/** Whether the parts of a call nest too deep or hold too many keys, and where. */
export function shapeFault(entry: Json): Fault | null {
  keys = 0;
  for (const name in entry) {
    const value = entry[name];
    keys++;
    if (typeof value === 'object' && value !== null && isTooDeep(value, 1)) return fault(name, 'too-deep');
  }
  return keys >= TOO_MANY_KEYS ? fault('', 'too-many-keys') : null;
}

let keys = 0;

function isTooDeep(value: object, level: number): boolean {
  if (level >= TOO_DEEP) return true;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null && isTooDeep(item, level + 1)) return true;
    }
    return false;
  }
  for (const name in value) {
    keys++;
    const inner = (value as Json)[name];
    if (typeof inner === 'object' && inner !== null && isTooDeep(inner, level + 1)) return true;
  }
  return false;
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
