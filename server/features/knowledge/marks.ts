/** Where an article holds what was looked for, marked. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { excerptOf } from '../conversations/excerpt.ts';
import type { Piece } from '../conversations/hits.ts';
import { type Language, wordsIn } from './common-words.ts';

interface Written {
  title: string;
  text: string;
}

export interface Found {
  title: Piece[];
  text: Piece[];
}

/** Its words of these stems, however they are inflected. */
export async function markedIn(
  tx: Tx,
  { title, text, language }: Written & { language: Language },
  stems: string[],
): Promise<Found> {
  const words = [...new Set(wordsIn(`${title} ${text}`))];
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${words}::text[]) with ordinality as written(word, place)
    where jornada.stems(${language}, word) && ${stems}::text[] order by place`.execute(tx);
  return foundBy({ title, text }, rows.map(({ word }) => word).join(' '));
}

/** Its words that begin as those of the search do. */
export const foundBy = ({ title, text }: Written, search: string): Found => ({
  title: excerptOf(title, search) ?? [{ text: title, hit: false }],
  text: excerptOf(text, search) ?? [{ text: beginningOf(text), hit: false }],
});

const LONGEST = 180;

/** In one line. */
export function beginningOf(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
