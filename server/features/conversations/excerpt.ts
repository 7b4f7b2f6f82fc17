/** The part of a text where searched words are, in pieces: for a list that marks what it found. */
import { wordsOf } from './search.ts';

export interface Piece {
  text: string;
  /** Whether it is what was searched. */
  hit: boolean;
}

const BEFORE = 40;
const LONGEST = 180;

/** Null when none of the words begins a word of the text. Accents and case do not matter. */
export function excerptOf(text: string, search: string): Piece[] | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const wanted = wordsOf(search).map(folded);
  const hits = [...line.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)].flatMap((word) => {
    const length = longestStart(word[0], wanted);
    return length ? [{ at: word.index, length }] : [];
  });
  return hits.length ? piecesOf(line, hits) : null;
}

/** How many characters of the word the longest of the wanted starts covers; 0 for none. */
function longestStart(word: string, wanted: string[]): number {
  const own = folded(word);
  const found = wanted.filter((one) => own.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  if (found === undefined) return 0;
  // Folding may change how many characters there are: the shortest start that folds to it.
  for (let length = 1; length < word.length; length++)
    if (folded(word.slice(0, length)).length >= found.length) return length;
  return word.length;
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function piecesOf(line: string, hits: { at: number; length: number }[]): Piece[] {
  const from = hits[0]!.at > LONGEST / 2 ? wordStart(line, hits[0]!.at - BEFORE) : 0;
  const until = Math.min(line.length, from + LONGEST);
  const pieces: Piece[] = [];
  let place = from;
  const add = (to: number, hit: boolean) => {
    if (to > place) pieces.push({ text: line.slice(place, to), hit });
    place = Math.max(place, to);
  };
  for (const { at, length } of hits) {
    if (at + length > until) break;
    add(at, false);
    add(at + length, true);
  }
  add(until, false);
  if (from > 0) pieces.unshift({ text: '…', hit: false });
  if (until < line.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

function wordStart(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at);
  return space < 0 ? 0 : space + 1;
}
