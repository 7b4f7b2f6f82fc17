/** What somebody who mistyped a name may have meant. */
import { distance } from 'fastest-levenshtein';

const MOST_SUGGESTED = 3;

/**
 * Names that hold it or are few letters away, the nearest first; at most three.
 * @param keyOf what of a name counts: spellings that are the same to it are no mistake
 */
export function nearest(
  name: string,
  known: string[],
  keyOf = (text: string) => text.toLowerCase(),
): string[] {
  const key = keyOf(name);
  const enough = Math.max(2, Math.floor(key.length * 0.4));
  return known
    .map((one) => ({ one, far: farApart(key, keyOf(one)) }))
    .filter(({ far }) => far <= enough)
    .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ one }) => one);
}

function farApart(asked: string, known: string): number {
  if (asked.length > 2 && known.includes(asked)) return 1;
  return distance(asked, known);
}

/** `Did you mean "a" or "b"?`; undefined where nothing comes near. */
export function didYouMean(near: string[]): string | undefined {
  return near.length ? `Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?` : undefined;
}
