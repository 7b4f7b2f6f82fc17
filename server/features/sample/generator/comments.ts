/** What people write beside a score: made by a small grammar for each language, so that few sound alike. */
import type { Chance } from './chance.ts';
import { EN } from './comments/en.ts';
import { ES } from './comments/es.ts';
import { expand, type Grammar, type Words } from './comments/grammar.ts';
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
  /** Of a request for help: how long its first answer took, and where. */
  minutes?: number;
  channel?: string;
}

/** A comment that starts at the grammar's symbol `<cause>.<mood>`; the facts fill in `{product}` and `{days}`. */
export function commentOn(
  chance: Chance,
  language: SampleLanguage,
  cause: Cause,
  mood: Mood,
  { sku, days, minutes, channel }: CommentFacts,
): string {
  const grammar = GRAMMARS[language];
  const rules = trueWords(grammar.rules, minutes, channel);
  const known = new Map([
    ['product', sku ? expand(chance, grammar.rules, `product.${sku}`) : ''],
    ['days', days ? grammar.days(days) : ''],
  ]);
  const text = expand(chance, rules, `${cause}.${mood}`, known).replace(/\s+/g, ' ').trim();
  return asTyped(chance, sentences(text));
}

const QUICK_MINUTES = 20;
/** From so long on one says that it took a day. */
const DAY_MINUTES = 16 * 60;

/** What is said of the help is so: nobody praises an answer within minutes that took hours, or waits for mail on the telephone. */
function trueWords(rules: Words, minutes?: number, channel?: string): Words {
  if (minutes === undefined) return rules;
  const put = new Map<string, string>();
  if (minutes > QUICK_MINUTES) put.set('quick', 'quick.later');
  else if (channel === 'phone') put.set('quick', 'quick.phone');
  if (channel === 'phone') put.set('butHelp', 'butHelp.phone');
  if (minutes < DAY_MINUTES) put.set('agesago', 'agesago.hours');
  return new Map([...rules, ...[...put].map(([name, by]) => [name, rules.get(by)!] as const)]);
}

/** What a product is called there, with its article. */
export const productIn = (language: SampleLanguage, sku: string): string =>
  GRAMMARS[language].rules.get(`product.${sku}`)![0]!;

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
