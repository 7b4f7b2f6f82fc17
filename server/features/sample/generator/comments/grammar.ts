import type { Chance } from '../chance.ts';

/** Each symbol with its possible texts, which may name other symbols in braces. */
export type Words = ReadonlyMap<string, string[]>;

/** A grammar for comments. */
export interface Grammar {
  rules: Words;
  /** A day, 4 days. */
  days(count: number): string;
}

export function grammar(days: Grammar['days'], lines: string): Grammar {
  return { days, rules: wordList(lines) };
}

/** Reads lines of the form `symbol: one text | another | …`; an empty text says nothing. */
export function wordList(lines: string): Words {
  return new Map(
    lines
      .split('\n')
      .filter((line) => line.trim())
      .map((line): [string, string[]] => {
        const colon = line.indexOf(':');
        return [
          line.slice(0, colon),
          line
            .slice(colon + 1)
            .split('|')
            .map((text) => text.trim()),
        ];
      }),
  );
}

/** One of a symbol's texts, with those that it names in turn; what is `known` is put in as it is. */
export function expand(
  chance: Chance,
  words: Words,
  symbol: string,
  known: ReadonlyMap<string, string> = new Map(),
): string {
  const texts = words.get(symbol);
  if (!texts) throw new Error(`the grammar has no symbol "${symbol}"`);
  return fill(chance, words, chance.pick(texts), known);
}

/** The text with whatever it names in braces. */
export const fill = (
  chance: Chance,
  words: Words,
  text: string,
  known: ReadonlyMap<string, string>,
): string =>
  text.replace(/\{([\w.]+)\}/g, (_, name: string) => known.get(name) ?? expand(chance, words, name, known));
