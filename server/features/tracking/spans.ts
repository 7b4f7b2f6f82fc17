/** Where the calls of a batch begin and end in its text: for their size, and to keep a bad one as it came. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;

export interface Span {
  start: number;
  end: number;
}

/**
 * The spans of the elements of the list under `name` in the outermost object. The body must be JSON (it has been
 * parsed). Of several such names the last counts, as for the parser.
 */
export function elementsOf(body: Buffer, name: string): Span[] {
  let spans: Span[] = [];
  let depth = 0;
  let key: string | null = null;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === QUOTE) {
      const end = endOfString(body, at);
      if (depth === 1 && key === null) key = JSON.parse(body.toString('utf8', at, end + 1)) as string;
      at = end;
    } else if (depth === 1 && byte === COMMA) key = null;
    else if (depth === 1 && byte === OPEN_BRACKET && key === name) {
      spans = [];
      at = readElements(body, at + 1, spans);
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    else if (byte === COLON) continue;
  }
  return spans;
}

/** Collects the elements of the list that begins at `from`; answers where its closing bracket is. */
function readElements(body: Buffer, from: number, spans: Span[]): number {
  let depth = 0;
  let start = from;
  for (let at = from; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === QUOTE) at = endOfString(body, at);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === CLOSE_BRACE) depth--;
    else if (byte === COMMA && depth === 0) {
      spans.push({ start, end: at });
      start = at + 1;
    } else if (byte === CLOSE_BRACKET && depth-- === 0) {
      if (spans.length || body.toString('latin1', start, at).trim() !== '') spans.push({ start, end: at });
      return at;
    }
  }
  return body.length;
}

function endOfString(body: Buffer, from: number): number {
  let at = from + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}
