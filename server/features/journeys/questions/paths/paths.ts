/** What did people do next, or before? */
import type { z } from 'zod';
import { ask } from '../../../lens/ask.ts';
import { type Asked, type Asker, readAsked, touchpointsAsked } from '../asked.ts';
import type { PathsAnswer, PathsQuestion } from '../paths-contract.ts';
import { spelledAsKnown } from '../type-names.ts';
import { type CountedPlace, foldedNames, isKeptPlace, keptOf } from './fold.ts';
import { BLOCK, type Kept, NAME, NEXT, passedParts } from './journeys.ts';
import { type Names, OTHER, readNames } from './names.ts';
import { shownPaths } from './shown.ts';

type Answer = z.input<typeof PathsAnswer>;

export interface CountedPaths {
  asked: Asked;
  names: Names;
  question: PathsQuestion;
  kept: Kept;
  answer: Answer;
}

export async function readPaths(asker: Asker, question: PathsQuestion): Promise<Answer> {
  return (await countPaths(asker, question)).answer;
}

/**
 * The answer with what it was counted with: its people are found with the same.
 * @throws 400 for names that the workspace does not have
 */
export async function countPaths(asker: Asker, question: PathsQuestion): Promise<CountedPaths> {
  const asked = await readAsked(asker, question);
  if (question.exclude) asked.params.exclude = spelledAsKnown(asked.map, question.exclude, 'exclude');
  const names = await readNames(asker, asked, question);
  asked.params = { ...asked.params, ...names.params };
  const every = await countPlaces(asker, asked, placesSql(passedParts(asked, names, question), '1'));
  const kept = keptOf(every, question);
  const whole = every.filter((one) => isKeptPlace(one, kept, question.steps));
  const others = whole.length === every.length ? [] : await countOthers(asker, asked, names, question, kept);
  const answer = shownPaths(
    asked,
    names,
    question,
    [...whole, ...others],
    foldedNames(every, kept, names.list),
  );
  if (names.begins && names.begins.length > 1)
    answer.starts.customers = await countStarts(asker, asked, names);
  return { asked, names, question, kept, answer };
}

/** How many paths, and of how many people, passed each place, and how long was it to what followed? */
export function placesSql(parts: string, which: string): string {
  return `WITH ${parts}
    SELECT place, count() AS occurrences, countIf(again = 1) AS customers, countIf(again_here = 1) AS firstHere,
      quantileExactInclusive(0.5)(ms) AS medianMs
    FROM passed WHERE ${which} GROUP BY place SETTINGS ${BLOCK}`;
}

/**
 * The same of places with others in them, counted anew as others: somebody may have passed several of the names, and
 * is one customer even so.
 */
function countOthers(asker: Asker, asked: Asked, names: Names, question: PathsQuestion, kept: Kept) {
  const parts = passedParts(asked, names, question, kept);
  return countPlaces(asker, asked, placesSql(parts, `${NAME} = ${OTHER} OR ${NEXT} = ${OTHER}`));
}

function countPlaces({ context, caller }: Asker, { params }: Asked, sql: string): Promise<CountedPlace[]> {
  return ask<CountedPlace>(context, caller.workspaceId, { sql, params });
}

/** How many people have a path at all? Asked where it begins at one of several names. */
async function countStarts(
  { context, caller }: Asker,
  asked: Asked,
  { code, begins }: Names,
): Promise<number> {
  const excluded = asked.params.exclude ? ' AND type NOT IN {exclude:Array(String)}' : '';
  const [row] = await ask<{ customers: number }>(context, caller.workspaceId, {
    sql: `SELECT uniqExact(person) AS customers FROM touchpoints
      WHERE ${touchpointsAsked(asked)}${excluded} AND ${code} IN (${begins!.join(', ')})`,
    params: asked.params,
  });
  return row!.customers;
}
