/** A part of a figure: a point, a group, a side. What is behind it is made of the same observations as the figure. */

import type { z } from 'zod';
import { invalid } from '../../core/http/problems.ts';
import { momentIn } from '../../core/period.ts';
import { intervalOf, startOf } from '../lens/question/calendar.ts';
import { nextInterval } from '../lens/question/dates.ts';
import { requireGroup } from '../lens/question/groups.ts';
import { findShownGroups } from './answer.ts';
import type { metricsApi } from './contract.ts';
import { type Frame, paramsOf, REST_SQL, rowsSql } from './figures.ts';
import type { Question } from './question.ts';

type PeopleQuery = z.output<typeof metricsApi.people.query & object>;

/** All by default. */
export type Part = Pick<PeopleQuery, 'at' | 'group' | 'rest' | 'part'>;

/** The part's observations: a SELECT, and its parameters. @throws 400 for a point or a side that the question does not have */
export async function observationsOf(question: Question, part: Part) {
  const frame = await frameOf(question, part);
  const asked = { ...question, period: periodOf(question, part.at) };
  const conditions = [groupCondition(part), hitCondition(question, part.part)];
  return {
    sql: `SELECT * FROM (${rowsSql(asked, frame)}) WHERE ${conditions.join(' AND ')}`,
    params: {
      ...paramsOf(asked, frame),
      ...(part.group === undefined ? {} : { group: part.group }),
    },
  };
}

/** @throws 400 for a group, of a known few, that there is not */
export async function requireAskedGroup(
  { program, workspaceId, asked }: Question,
  { group }: Part,
): Promise<void> {
  if (group && asked.split) await requireGroup(program, workspaceId, { split: asked.split, group });
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
