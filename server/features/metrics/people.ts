/** The people behind a figure: made of the same observations, so that they are exactly those counted. */
import { z } from 'zod';
import { inWorkspace } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { invalid } from '../../core/http/problems.ts';
import { namesOf, UNKNOWN } from '../customers/names.ts';
import { ask } from '../lens/ask.ts';
import { intervalOf, startOf } from '../lens/question/calendar.ts';
import { nextInterval } from '../lens/question/dates.ts';
import { requireGroup } from '../lens/question/groups.ts';
import { momentIn } from '../lens/question/period.ts';
import { findShownGroups } from './answer.ts';
import type { MetricPerson, metricsApi } from './contract.ts';
import { type Frame, paramsOf, REST_SQL, rowsSql } from './figures.ts';
import type { Question } from './question.ts';

type PeopleQuery = z.output<typeof metricsApi.people.query & object>;
export type Person = z.input<typeof MetricPerson>;

/** Which figure's people: all by default. */
export type Part = Pick<PeopleQuery, 'at' | 'group' | 'rest' | 'part'>;

interface Row {
  person: string;
  observations: number;
  value: number | null;
  last: string;
  people: number;
  observed: number;
}

const Place = z.object({ last: z.string().max(40), person: z.uuid() });

/** One page, those latest observed first. @throws 400 for a point, or a group of a known few, that the question does not have */
export async function listPeople(
  question: Question,
  part: Part,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = readCursor(Place, cursor);
  const rows = await findPeople(question, part, after, limit + 1);
  if (!rows.length && !after) await requireAskedGroup(question, part);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withNames(question, page),
    total: rows[0]?.people ?? 0,
    observations: rows[0]?.observed ?? 0,
    nextCursor: rows.length > limit && last ? writeCursor({ last: last.last, person: last.person }) : null,
  };
}

async function requireAskedGroup({ program, workspaceId, asked }: Question, { group }: Part): Promise<void> {
  if (group && asked.split) await requireGroup(program, workspaceId, { split: asked.split, group });
}

async function findPeople(
  question: Question,
  part: Part,
  after: z.output<typeof Place> | undefined,
  limit: number,
): Promise<Row[]> {
  const { metric, program, workspaceId } = question;
  const frame = await frameOf(question, part);
  const asked = { ...question, period: periodOf(question, part.at) };
  const { observations, value } = metric.kind.ofPerson;
  const conditions = [groupCondition(part), hitCondition(question, part.part)];
  const everybody = `
    SELECT person, ${observations} AS observations, ${value} AS value, max(at) AS last
    FROM (${rowsSql(asked, frame)}) WHERE ${conditions.join(' AND ')} GROUP BY person`;
  const counted = `SELECT *, count() OVER () AS people, sum(observations) OVER () AS observed FROM (${everybody})`;
  const place = after ? `(last, person) < ({afterAt:DateTime64(3, 'UTC')}, {afterPerson:UUID})` : '1';
  return ask<Row>(program, workspaceId, {
    sql: `SELECT * FROM (${counted}) WHERE ${place} ORDER BY last DESC, person DESC LIMIT ${limit}`,
    params: {
      ...paramsOf(asked, frame),
      ...(part.group === undefined ? {} : { group: part.group }),
      ...(after ? { afterAt: after.last, afterPerson: after.person } : {}),
    },
  });
}

async function frameOf(question: Question, { group, rest }: Part): Promise<Frame> {
  if (group === undefined && !rest) return { time: 'whole', groups: 'everybody' };
  if (!question.asked.split)
    throw refuse('groupBy', 'is needed to tell which groups "group" and "rest" are of');
  return { time: 'whole', groups: 'groups', ...(rest ? { shown: await findShownGroups(question) } : {}) };
}

function groupCondition({ group, rest }: Part): string {
  if (rest) return `label = ${REST_SQL}`;
  return group === undefined ? '1' : 'label = {group:String}';
}

/** A point is the figure of a shorter period: its interval, as far as the question's period reaches. */
function periodOf({ period, interval }: Question, at: string | undefined) {
  if (at === undefined) return period;
  const moment = momentIn(at, period.timeZone);
  const date = intervalOf(moment, interval, period);
  const start = startOf(date, period);
  const end = startOf(nextInterval(date, interval), period);
  const isPoint = start.getTime() === moment.getTime() && start < period.to && end > period.from;
  if (!isPoint)
    throw refuse('at', `must be the "at" of a point: the start of a ${interval} within the period`);
  return {
    ...period,
    from: new Date(Math.max(start.getTime(), period.from.getTime())),
    to: new Date(Math.min(end.getTime(), period.to.getTime())),
  };
}

const HIT = { hit: 1, neither: 0, miss: -1 } as const;

function hitCondition({ metric }: Question, part: Part['part']): string {
  if (part === 'all') return '1';
  if (!metric.hasParts) throw refuse('part', `must be left out: ${metric.name} has no two sides`);
  if (part === 'neither' && !metric.hasMiddle)
    throw refuse('part', `must be hit or miss: nothing lies between the two sides of ${metric.name}`);
  return `hit = ${HIT[part]}`;
}

const refuse = (at: string, message: string) => invalid(`${at}: ${message}`, [{ at, message }]);

async function withNames({ program, workspaceId }: Question, rows: Row[]): Promise<Person[]> {
  const ids = rows.map(({ person }) => person);
  const names = await inWorkspace(program.db, { workspaceId }, (tx) => namesOf(tx, ids));
  return rows.map(({ person, observations, value, last }) => ({
    customerId: person,
    ...(names.get(person) ?? UNKNOWN),
    observations,
    value,
    lastAt: new Date(`${last.replace(' ', 'T')}Z`).toISOString(),
  }));
}
