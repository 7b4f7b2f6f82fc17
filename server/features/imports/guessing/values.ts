/** Fields that a file does not tell row by row, but as a whole: the scale of its scores, the name of its event. */
import type { ImportKind } from '../kinds.ts';
import type { ColumnFacts } from './columns.ts';
import type { ColumnGuess } from './guess.ts';
import { happeningIn, tellsOneHappening, titled } from './happened.ts';
import { conceptsOf, wordsOf } from './words.ts';

export function guessValues(
  kind: ImportKind,
  columns: readonly ColumnFacts[],
  guesses: readonly ColumnGuess[],
  fileName: string,
): { values: Record<string, string>; sure: boolean } {
  const columnOf = (field: string) => columns[guesses.findIndex(({ target }) => target.field === field)];
  if (kind === 'responses') return { values: scaleOf(columnOf('score'), columns, fileName), sure: true };
  if (kind === 'touchpoints' && !columnOf('type')) {
    const type = happeningIn(columnOf('at')?.name ?? '') || fileTitle(fileName);
    return { values: { type }, sure: tellsOneHappening(columns, guesses) };
  }
  return { values: {}, sure: true };
}

const SCALES: Record<string, [number, number]> = { nps: [0, 10], csat: [1, 5], ces: [1, 7], rating: [1, 5] };

function scaleOf(
  score: ColumnFacts | undefined,
  columns: readonly ColumnFacts[],
  fileName: string,
): Record<string, string> {
  if (!score) return { metric: 'custom' };
  const words = [score.name, fileName, ...columns.map(({ name }) => name)].flatMap(conceptsOf);
  const named = ['nps', 'csat', 'ces'].find((metric) => words.includes(metric));
  const metric =
    named ?? (words.includes('recommend') && score.max > 5 ? 'nps' : score.max <= 5 ? 'rating' : 'custom');
  const [min, max] = SCALES[metric] ?? [score.min < 1 ? 0 : 1, score.max <= 10 ? 10 : 100];
  // A scale that the scores do not keep to is not theirs.
  const fits = score.min >= min && score.max <= max;
  const scale = fits ? [min, max] : [Math.min(0, Math.floor(score.min)), score.max <= 10 ? 10 : 100];
  return { metric: fits ? metric : 'custom', scaleMin: String(scale[0]), scaleMax: String(scale[1]) };
}

function fileTitle(fileName: string): string {
  return titled(wordsOf(fileName.replace(/(\.\w+)+$/, '')));
}
