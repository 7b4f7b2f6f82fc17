/** The elements of a JSON array, one after another, without ever holding the whole of it. */
import { FileProblem } from '../problems.ts';

export interface JsonElement {
  text: string;
  /** Where the next element begins, in UTF-16 units of the whole text. */
  end: number;
}

const MAX_ELEMENT_LENGTH = 16_000_000;
const SIGNS = /["{}[\],]/g;

/**
 * Takes text in pieces. The array may be the whole file, or the first one inside an object, as programming interfaces
 * answer it: `{"orders": [ … ]}`. A lone object without an array is one element.
 */
export class JsonElements {
  #text = '';
  #base: number;
  /** Where scanning goes on, and where the element under way began, within `#text`. */
  #at = 0;
  #start = 0;
  #depth = 0;
  #inArray: boolean;
  #done = false;

  /** @param from when not 0, where an element begins inside the array */
  constructor(from = 0) {
    this.#base = from;
    this.#inArray = from > 0;
  }

  *push(text: string): Generator<JsonElement> {
    if (this.#done) return;
    this.#text += text;
    if (!this.#inArray && !this.#enterArray()) return;
    yield* this.#elements();
    this.#drop();
    if (this.#text.length > MAX_ELEMENT_LENGTH) throw new FileProblem({ code: 'json-damaged' });
  }

  *end(): Generator<JsonElement> {
    if (this.#done) return;
    if (!this.#inArray && this.#text.trim()) {
      yield { text: this.#text.trim(), end: this.#base + this.#text.length };
      return;
    }
    throw new FileProblem({ code: 'json-damaged' });
  }

  #enterArray(): boolean {
    for (let at = 0; at < this.#text.length; at += 1) {
      const sign = this.#text[at];
      if (sign === '"') {
        const close = closingQuote(this.#text, at);
        if (close < 0) return false;
        at = close;
      } else if (sign === '[') {
        this.#inArray = true;
        this.#start = at + 1;
        this.#at = at + 1;
        return true;
      }
    }
    return false;
  }

  *#elements(): Generator<JsonElement> {
    const text = this.#text;
    SIGNS.lastIndex = this.#at;
    for (let found = SIGNS.exec(text); found; found = SIGNS.exec(text)) {
      const sign = found[0];
      if (sign === '"') {
        const close = closingQuote(text, found.index);
        if (close < 0) {
          this.#at = found.index;
          return;
        }
        SIGNS.lastIndex = close + 1;
        continue;
      }
      if (sign === '{' || sign === '[') this.#depth += 1;
      const ends = this.#depth === 0 && (sign === ',' || sign === ']');
      if (!ends && (sign === '}' || sign === ']')) this.#depth -= 1;
      if (!ends) continue;
      const element = text.slice(this.#start, found.index).trim();
      this.#start = found.index + 1;
      this.#at = this.#start;
      if (element) {
        yield { text: element, end: this.#base + this.#start };
        SIGNS.lastIndex = this.#start;
      }
      if (sign === ']') {
        this.#done = true;
        return;
      }
    }
    this.#at = text.length;
  }

  #drop() {
    this.#text = this.#text.slice(this.#start);
    this.#base += this.#start;
    this.#at -= this.#start;
    this.#start = 0;
  }
}

function closingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** An object's values by their paths: `{"customer": {"email": …}}` is `customer.email`. Lists stay values. */
export function flatten(object: Record<string, unknown>, prefix = '', into: Record<string, unknown> = {}) {
  for (const [key, value] of Object.entries(object)) {
    const path = `${prefix}${key}`;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      flatten(value as Record<string, unknown>, `${path}.`, into);
    } else {
      into[path] = value;
    }
  }
  return into;
}
