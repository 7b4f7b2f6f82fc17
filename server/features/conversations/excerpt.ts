/** The part of a text where searched words are, in pieces: for a list that marks what it found. */
import { hitsInWords, type Piece, piecesOf } from './hits.ts';

/** So few that the first hit stands in sight also in a slim list, behind the subject. */
const BEFORE = 14;
const LONGEST = 180;

/** Null when none of the words begins a word of the text. Accents and case do not matter. */
export function excerptOf(text: string, search: string): Piece[] | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const hits = hitsInWords(line, search);
  const [first] = hits;
  if (!first) return null;
  const from = first.at > BEFORE ? wordStart(line, first.at - BEFORE) : 0;
  const until = Math.min(line.length, from + LONGEST);
  const pieces = piecesOf(line, hits, from, until);
  if (from > 0) pieces.unshift({ text: '…', hit: false });
  if (until < line.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

function wordStart(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at);
  return space < 0 ? 0 : space + 1;
}
