/** Where searched words are in a text: for whatever marks what it found, on the server and on screens. */

export interface Piece {
  text: string;
  /** Whether it is what was searched. */
  hit: boolean;
}

export interface Hit {
  at: number;
  length: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu;
const A_LETTER = /[\p{L}\p{N}\p{M}]/u;
const MOST_WORDS = 12;
/** Shorter ones are only found where a word begins, in names and addresses too. */
const SHORT = 2;

/** What was searched, as words; none of them when only signs were given. */
export function wordsOf(search: string): string[] {
  return (search.match(WORD) ?? []).slice(0, MOST_WORDS);
}

/** Of messages and subjects: where words begin as one of those that were searched. Accents and case do not matter. */
export const hitsInWords = (text: string, search: string): Hit[] =>
  placesOf(text, wordsOf(search).map(folded), () => true);

/** Of names and addresses, which are found by any part of them. */
export const hitsInName = (text: string, search: string): Hit[] =>
  placesOf(text, search.trim().split(/\s+/).map(folded), (word) => word.length <= SHORT);

/** The text from there to there, cut where hits begin and end. @param hits in their order */
export function piecesOf(text: string, hits: readonly Hit[], from = 0, until = text.length): Piece[] {
  const pieces: Piece[] = [];
  let place = from;
  const add = (to: number, hit: boolean) => {
    if (to > place) pieces.push({ text: text.slice(place, to), hit });
    place = Math.max(place, to);
  };
  for (const { at, length } of hits) {
    if (at + length > until) break;
    add(at, false);
    add(at + length, true);
  }
  add(until, false);
  return pieces;
}

/** As words are compared: without accents and case. */
export const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** In their order, none within another: where several words fit, the longest. */
function placesOf(text: string, words: readonly string[], mustBegin: (word: string) => boolean): Hit[] {
  const wanted = words.filter(Boolean).sort((one, other) => other.length - one.length);
  const { plain, places } = withPlaces(text);
  const hits: Hit[] = [];
  for (let index = 0; wanted.length && index < plain.length; ) {
    const begins = index === 0 || !A_LETTER.test(plain[index - 1]!);
    const word = wanted.find((one) => (begins || !mustBegin(one)) && plain.startsWith(one, index));
    if (word) {
      const at = places[index]!;
      hits.push({ at, length: places[index + word.length]! - at });
    }
    index += word?.length ?? 1;
  }
  return hits;
}

/** The text without accents and case, and where in it each of its characters comes from. */
function withPlaces(text: string): { plain: string; places: number[] } {
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const own = folded(character);
    for (let index = 0; index < own.length; index++) places.push(at);
    plain += own;
    at += character.length;
  }
  places.push(at);
  return { plain, places };
}
