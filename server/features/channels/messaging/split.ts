/** A text in pieces that a provider takes, cut where one would take a breath: between paragraphs, lines, sentences, words. */
const BREAKS = ['\n\n', '\n', '. ', ' '];

/** How long a provider counts a text to be. */
export type Measure = (text: string) => number;

export function split(text: string, limit: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (measure(rest) > limit) {
    const at = placeToCut(rest, reach(rest, limit, measure));
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest ? [...pieces, rest] : pieces;
}

/** As many UTF-16 units of it as fit. */
function reach(text: string, limit: number, measure: Measure): number {
  let [fits, tooMany] = [1, Math.min(text.length, limit + 1)];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(text.slice(0, middle)) <= limit) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

/** The last of the best kind in the second half; else exactly there, but not within a character. */
function placeToCut(text: string, limit: number): number {
  for (const kind of BREAKS) {
    const at = text.lastIndexOf(kind, limit - kind.trimEnd().length);
    if (at > limit / 2) return at + kind.trimEnd().length;
  }
  const isWithin = /[\uD800-\uDBFF]/.test(text[limit - 1]!);
  return isWithin && limit > 1 ? limit - 1 : limit;
}
