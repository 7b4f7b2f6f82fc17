/** What people write beside a score: made by a small grammar for each language, so that few sound alike. */
import type { Chance } from './chance.ts';
import { EN } from './comments/en.ts';
import { ES } from './comments/es.ts';
import type { Grammar } from './comments/grammar.ts';
import { PT_BR } from './comments/pt-br.ts';
import { RO } from './comments/ro.ts';
import type { SampleLanguage } from './places.ts';

/** What a comment is about. */
export const CAUSES = [
  'delivery',
  'late',
  'size',
  'store',
  'queue',
  'help',
  'slow',
  'box',
  'return',
  'checkout',
  'brand',
] as const;
export type Cause = (typeof CAUSES)[number];
export const MOODS = ['good', 'fair', 'bad'] as const;
export type Mood = (typeof MOODS)[number];

const GRAMMARS: Record<SampleLanguage, Grammar> = { 'pt-BR': PT_BR, es: ES, ro: RO, en: EN };

export interface CommentFacts {
  sku?: string;
  days?: number;
}

/** A comment that starts at the grammar's symbol `<cause>.<mood>`; the facts fill in `{product}` and `{days}`. */
export function commentOn(
  chance: Chance,
  language: SampleLanguage,
  cause: Cause,
  mood: Mood,
  { sku, days }: CommentFacts,
): string {
  const grammar = GRAMMARS[language];
  const known = new Map([
    ['product', sku ? expand(chance, grammar, `product.${sku}`) : ''],
    ['days', days ? grammar.days(days) : ''],
  ]);
  const text = expand(chance, grammar, `${cause}.${mood}`, known).replace(/\s+/g, ' ').trim();
  return asTyped(chance, sentences(text));
}

function expand(
  chance: Chance,
  grammar: Grammar,
  symbol: string,
  known: ReadonlyMap<string, string> = new Map(),
): string {
  const texts = grammar.rules.get(symbol);
  if (!texts) throw new Error(`the comments' grammar has no symbol "${symbol}"`);
  return chance
    .pick(texts)
    .replace(/\{([\w.]+)\}/g, (_, name: string) => known.get(name) ?? expand(chance, grammar, name, known));
}

/** A capital letter after every full stop. */
function sentences(text: string): string {
  return text.replace(
    /(^|[.!?…] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** Some people write without capitals, some without a full stop. */
function asTyped(chance: Chance, text: string): string {
  if (chance.happens(0.1)) return text.toLowerCase().replace(/\.$/, '');
  return chance.happens(0.2) ? text.replace(/\.$/, '') : text;
}
