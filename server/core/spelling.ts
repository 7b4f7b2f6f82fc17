/** Words of one spelling: "VIP" and "vip" are one. */

/**
 * The words as they are spelled among those known, each once; a word that is known as it is stays so.
 * @param known the first of several spellings goes before the others
 */
export function spelledAlike(words: readonly string[], known: readonly string[]): string[] {
  const exact = new Set(known);
  const spellings = new Map<string, string>();
  for (const word of known) if (!spellings.has(keyOf(word))) spellings.set(keyOf(word), word);
  const found = new Map<string, string>();
  for (const word of words) {
    const key = keyOf(word);
    if (!found.has(key)) found.set(key, exact.has(word) ? word : (spellings.get(key) ?? word));
  }
  return [...found.values()];
}

const keyOf = (word: string) => word.toLowerCase();
