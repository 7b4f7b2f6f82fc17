/** What people write beside a score: made by a small grammar for each language, so that no two shops sound alike. */
import type { Chance } from './chance.ts';
import { EN } from './comments/en.ts';
import { ES } from './comments/es.ts';
import { PT_BR } from './comments/pt-br.ts';
import { RO } from './comments/ro.ts';
import type { SampleLanguage } from './places.ts';

/** What a comment is about. */
export const CAUSES = ['delivery', 'late', 'size', 'store', 'queue', 'help', 'slow', 'box', 'return', 'checkout', 'brand'] as const;
export type Cause = (typeof CAUSES)[number];
export const MOODS = ['good', 'fair', 'bad'] as const;
export type Mood = (typeof MOODS)[number];

/**
 * A grammar: each symbol with its possible texts, which may name other symbols in braces. Comments start at
 * `<cause>.<mood>`. `{product}` and `{days}` are filled in from the facts.
 */
export interface Grammar {
  rules: Record<string, string[]>;
  /** Each product as one would say it in a sentence, by sku. */
  products: Record<string, string>;
  /** 1 day, 4 days. */
  days(count: number): string;
}

const GRAMMARS: Record<SampleLanguage, Grammar> = { 'pt-BR': PT_BR, es: ES, ro: RO, en: EN };

export interface CommentFacts {
  sku?: string;
  days?: number;
}

export function commentOn(chance: Chance, language: SampleLanguage, cause: Cause, mood: Mood, facts: CommentFacts): string {
  const grammar = GRAMMARS[language];
  const known: Record<string, string> = {
    ...(facts.sku ? { product: grammar.products[facts.sku]! } : {}),
    ...(facts.days ? { days: grammar.days(facts.days) } : {}),
  };
  const text = expand(chance, grammar.rules, `${cause}.${mood}`, known).replace(/\s+/g, ' ').trim();
  return asTyped(chance, sentences(text));
}

function expand(chance: Chance, rules: Grammar['rules'], symbol: string, known: Record<string, string>): string {
  const texts = rules[symbol];
  if (!texts) throw new Error(`the comments' grammar has no symbol "${symbol}"`);
  return chance.pick(texts).replace(/\{([\w.]+)\}/g, (_, name: string) => known[name] ?? expand(chance, rules, name, known));
}

/** A capital letter after every full stop. */
function sentences(text: string): string {
  return text.replace(/(^|[.!?…] )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Some people write without capitals, some without a full stop. */
function asTyped(chance: Chance, text: string): string {
  if (chance.happens(0.1)) return text.toLowerCase().replace(/\.$/, '');
  return chance.happens(0.2) ? text.replace(/\.$/, '') : text;
}
