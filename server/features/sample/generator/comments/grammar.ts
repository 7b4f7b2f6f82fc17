/** A grammar for comments: each symbol with its possible texts, which may name other symbols in braces. */
export interface Grammar {
  rules: ReadonlyMap<string, string[]>;
  /** A day, 4 days. */
  days(count: number): string;
}

/** Reads lines of the form `symbol: one text | another | …`; an empty text says nothing. */
export function grammar(days: Grammar['days'], lines: string): Grammar {
  const rules = lines
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
    });
  return { days, rules: new Map(rules) };
}
