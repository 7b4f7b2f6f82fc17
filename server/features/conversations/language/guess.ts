/** Which of our languages somebody writes, where that is clear. */
import type { z } from 'zod';
import type { Language } from '../shapes-contract.ts';

type Known = z.infer<typeof Language>;

const OURS: Readonly<Record<string, Known>> = { en: 'en', pt: 'pt-BR', es: 'es', ro: 'ro' };

/** Fewer may be a name, a product or a word that several languages have. */
const FEWEST_WORDS = 4;
/**
 * How far the next language must be behind, of 1. Of the messages in messages.fixture.ts none is taken for another of
 * our languages even without it; with it, none of the others is taken for ours, except Galician: the library does not
 * know it and takes it for Portuguese.
 */
const LEAST_LEAD = 0.03;
const MOST_CHARACTERS = 2_000;

/** @returns null for other languages, for too few words, where two are as likely, and for what resembles none */
export async function guessLanguage(written: string): Promise<Known | null> {
  const text = wordsOnly(written.slice(0, MOST_CHARACTERS));
  if (countWords(text) < FEWEST_WORDS) return null;
  const found = (await detector()).detect(text);
  const [first = 0, second = 0] = Object.values(found.getScores()).sort((a, b) => b - a);
  return found.isReliable() && first - second >= LEAST_LEAD ? (OURS[found.language] ?? null) : null;
}

/** Addresses, numbers and keys are of no language. */
const wordsOnly = (text: string) => text.replace(/\S*(?:[@\d_]|:\/\/|www\.)\S*/g, ' ');

const countWords = (text: string) => text.match(/\p{L}+/gu)?.length ?? 0;

type Detector = typeof import('eld/extrasmall')['eld'];

let detecting: Promise<Detector> | undefined;

/** Its data is some 30 MB of memory: read once somebody has written. */
function detector(): Promise<Detector> {
  detecting ??= import('eld/extrasmall').then(({ eld }) => eld);
  return detecting;
}
