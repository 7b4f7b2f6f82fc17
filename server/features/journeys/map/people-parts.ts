/** What each figure of the map was counted from, observation by observation. */
import { IS_NOTED } from '../../contact-log/noted.ts';
import { spelledAsKnown } from '../questions/type-names.ts';
import { followedParams, followedSql } from './after.ts';
import { FOLLOWERS, type Follower } from './answers.ts';
import type { AskedMap } from './asked.ts';
import type { MapPart, MapPeopleQuery } from './asked-contract.ts';
import { isOfGroup, observationsOfGroup } from './differences/people.ts';
import { FACTS } from './facts.ts';
import { LEFT, stepsSql } from './flow.ts';
import { type Observations, refuse } from './observations.ts';
import { ratedParams, ratedSql, readRatings } from './ratings.ts';
import { COUNTED, mapQuestionParams, momentAt } from './sequence.ts';

/** The touchpoints that a list is about. */
interface Subject {
  kind: 'all' | 'stage' | 'type';
  of: string;
  params: Record<string, unknown>;
  /** Of a type, its place; of a stage, its number in the map. */
  number: number;
}

/** @throws 400 for what the map does not have */
export async function observationsOf(asked: AskedMap, query: MapPeopleQuery): Promise<Observations> {
  const subject = subjectOf(asked, query);
  if (query.next !== undefined && !(subject.kind === 'stage' && query.part === 'continued'))
    throw refuse('next', 'needs a stage and part=continued');
  if (isOfGroup(query)) return observationsOfGroup(asked, query);
  const { sql, params } = await partOf(asked, query, subject);
  return { sql, of: subject.of, params: { ...params, ...subject.params } };
}

function subjectOf({ map, places }: AskedMap, { stage, type }: MapPeopleQuery): Subject {
  if (stage !== undefined && type !== undefined)
    throw refuse('type', 'must be left out where a stage is given');
  if (type !== undefined) {
    const [ofType = type] = spelledAsKnown(map, [type], 'type');
    const number = places.types.indexOf(ofType) + 1;
    return { kind: 'type', of: 'type = {ofType:String}', params: { ofType }, number };
  }
  if (stage === undefined) return { kind: 'all', of: '1', params: {}, number: 0 };
  const number = numberOfStage(map, stage, 'stage');
  const ofTypes = places.types.filter((_, index) => places.stages[index + 1] === number);
  return {
    kind: 'stage',
    of: 'type IN {ofTypes:Array(String)}',
    params: { ofTypes: ['', ...ofTypes] },
    number,
  };
}

function numberOfStage({ stages }: AskedMap['map'], key: string, at: string): number {
  const index = stages.findIndex((stage) => stage.key === key);
  if (index < 0)
    throw refuse(at, `must be the key of a stage: ${stages.map((stage) => stage.key).join(', ')}`);
  return index + 1;
}

type Part = Omit<Observations, 'of'>;

async function partOf(asked: AskedMap, query: MapPeopleQuery, subject: Subject): Promise<Part> {
  const { part } = query;
  if (part === 'all') return everyOccurrence(asked, subject);
  if (subject.number === 0)
    throw refuse('part', `needs a stage, or a type that belongs to one: ${part} is of those`);
  switch (part) {
    case 'continued':
    case 'left':
    case 'unknown':
      return passages(asked, subject, outcomeOf(asked, query, part));
    case 'rated':
      return { sql: ratedObservations(asked, subject, 'rating.3'), params: ratedParams(asked) };
    case 'rated-low':
      return lowest(asked, subject);
    case 'facts':
      return unratedFacts(asked, subject);
    case 'noted':
      return everyOccurrence(asked, { of: `${subject.of} AND ${IS_NOTED}` });
    default:
      return followers(asked, subject, part);
  }
}

function everyOccurrence(asked: AskedMap, { of }: Pick<Subject, 'of'>): Part {
  const sql = `SELECT person, at, 1 AS n FROM touchpoints WHERE ${COUNTED(asked.narrowed)} AND ${of}`;
  return { sql, params: mapQuestionParams(asked) };
}

function outcomeOf({ map }: AskedMap, { next }: MapPeopleQuery, part: MapPart): string {
  if (part === 'unknown') return 'NOT isKnown';
  if (part === 'left') return `isKnown AND outcome = ${LEFT}`;
  if (next === undefined) return `isKnown AND outcome != ${LEFT}`;
  return `isKnown AND outcome = ${next === 'none' ? 0 : numberOfStage(map, next, 'next')}`;
}

/** Of a stage, what happened in the middle of a visit has no outcome. */
function passages(asked: AskedMap, { kind, of, number }: Subject, outcome: string): Part {
  const whose = `person IN (SELECT person FROM touchpoints WHERE ${COUNTED(asked.narrowed)} AND ${of})`;
  const passed = kind === 'type' ? `place = ${number}` : `stage = ${number} AND endsVisit`;
  const sql = `
    SELECT person, ${momentAt('moment')} AS at, 1 AS n
    FROM (${stepsSql(asked, whose)})
    WHERE ${passed} AND ${outcome}`;
  return { sql, params: mapQuestionParams(asked) };
}

const ratedObservations = (asked: AskedMap, { of }: Subject, n: string, which = '1') => `
  SELECT person, at, toUInt64(${n}) AS n
  FROM (${ratedSql(asked, of)})
  ARRAY JOIN ratings AS rating
  WHERE n > 0 AND ${which}`;

/** The lowest score on the scale that the map shows. */
async function lowest(asked: AskedMap, subject: Subject): Promise<Part> {
  if (subject.kind !== 'type') throw refuse('part', 'needs a type: rated-low is of its rating');
  const ratings = [...(await readRatings(asked, subject.of, subject.params)).values()];
  const scale = ratings[0]?.scales[0];
  const which = 'rating.1 = {lowest:Float64} AND rating.2 = {highest:Float64}';
  return {
    sql: ratedObservations(asked, subject, 'rating.6', which),
    params: { ...ratedParams(asked), lowest: scale?.lowest ?? 0, highest: scale?.highest ?? 0 },
  };
}

function unratedFacts(asked: AskedMap, { of }: Subject): Part {
  const sql = `
    SELECT person, at, 1 AS n FROM touchpoints
    WHERE ${COUNTED(asked.narrowed)} AND ${of} AND type IN {factTypes:Array(String)}
      AND id NOT IN (SELECT id FROM (${ratedSql(asked, of)}))`;
  return { sql, params: { ...ratedParams(asked), factTypes: [...FACTS.keys()] } };
}

/** Each answer or contact once, at the latest touchpoint before it. */
function followers(asked: AskedMap, { of }: Subject, part: Follower): Part {
  const sql = `
    SELECT person, ${momentAt('max(passed)')} AS at, 1 AS n
    FROM (${followedSql(asked, of)})
    WHERE kind = ${FOLLOWERS[part]}
    GROUP BY person, number`;
  return { sql, params: followedParams(asked) };
}
