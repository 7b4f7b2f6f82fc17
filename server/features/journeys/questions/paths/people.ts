/** Whose paths are these? */
import type { z } from 'zod';
import { invalid } from '../../../../core/http/problems.ts';
import type { Asker } from '../asked.ts';
import type { PathsPart, PathsQuestion } from '../paths-contract.ts';
import { type PeopleQuestion, peoplePage } from '../people.ts';
import { ENDS, NAME, NEXT, passedParts, STEP, shownMoment } from './journeys.ts';
import { OTHER } from './names.ts';
import { type CountedPaths, countPaths } from './paths.ts';

type Part = z.output<typeof PathsPart>;

/** @throws 400 for a node or link that the answer does not have */
export async function readPathsPeople(
  asker: Asker,
  asks: PathsQuestion & Part & { cursor?: string | undefined; limit: number },
) {
  return peoplePage(asker, peopleOf(await countPaths(asker, asks), asks), asks);
}

function peopleOf(counted: CountedPaths, part: Part): PeopleQuestion {
  const { asked, names, question, kept } = counted;
  return {
    parts: passedParts(asked, names, question, kept),
    sql: `SELECT person, min(${shownMoment('touchpoint')}) AS at FROM passed
      WHERE ${conditionOf(counted, part)} GROUP BY person`,
    params: asked.params,
  };
}

function conditionOf(counted: CountedPaths, { node, link, ended }: Part): string {
  if (link !== undefined) return linkCondition(counted, link);
  if (node !== undefined) return nodeCondition(counted, node, 'node');
  if (ended !== undefined) return `${nodeCondition(counted, ended, 'ended')} AND ${NEXT} = ${ENDS}`;
  return `${STEP} = 1`;
}

function linkCondition(counted: CountedPaths, id: string): string {
  const found = counted.answer.links.find((one) => one.id === id);
  if (!found) throw unknownPart('link', id);
  return `${nodeCondition(counted, found.from, 'link')} AND ${NEXT} = ${codeOf(counted, found.to)}`;
}

function nodeCondition(counted: CountedPaths, id: string, at: string): string {
  const found = counted.answer.nodes.find((one) => one.id === id);
  if (!found) throw unknownPart(at, id);
  return `${STEP} = ${found.step} AND ${NAME} = ${codeOf(counted, id)}`;
}

function codeOf({ answer, names }: CountedPaths, id: string): number {
  const node = answer.nodes.find((one) => one.id === id)!;
  return node.other ? OTHER : names.list.indexOf(node.name) + 1;
}

function unknownPart(at: string, id: string) {
  return invalid(`${at}: "${id}" is not in these paths. Take an id of the answer to the same question.`, [
    { at, message: 'must be an id of the answer to the same question' },
  ]);
}
