/** What the service desk's metrics are made of: conversations, and the times that were measured in them. */
import { ask } from '../lens/ask.ts';
import { NOBODY } from '../lens/tables.ts';
import type { Rows } from './metric.ts';
import type { Program } from './question.ts';
import { ownRows } from './rows.ts';

/** What is told of a conversation as it is now, also of what happened in it long ago. */
const TOLD = 'conversation, person, channel, department, priority, assignee, language, tags';

const labels: Rows['labels'] = {
  channel: { one: 'toString(seen.channel)' },
  department: { one: 'toString(seen.department)' },
  priority: { one: 'toString(seen.priority)' },
  assignee: { sql: `[if(seen.assignee = '${NOBODY}', '', toString(seen.assignee))]` },
  language: { one: 'toString(seen.language)' },
  tag: { sql: 'seen.tags' },
};

const narrowing: Rows['narrowing'] = {
  channel: 'seen.channel = {channel:String}',
  department: 'seen.department = {department:String}',
};

/** Those that were merged into another are counted there. */
export const CONVERSATIONS = ownRows(
  `SELECT ${TOLD}, is_asked, answers, opened, solved FROM conversations WHERE is_merged = 0`,
  labels,
  narrowing,
);

/** Waits and ways to a solution, without those that do not count. */
export const SERVICE_TIMES = ownRows(
  `SELECT ${TOLD}, metric, policy, state, ended_at, ended_by, due_at, clock_seconds, business_seconds
   FROM (SELECT * FROM service_times WHERE is_aside = 0) AS measured
   INNER JOIN (SELECT ${TOLD} FROM conversations) AS about USING (conversation)`,
  labels,
  narrowing,
);

/** The same by what was promised of them. */
export const PLEDGED_TIMES: Rows = {
  ...SERVICE_TIMES,
  labels: {
    ...labels,
    target: { one: 'toString(seen.metric)' },
    policy: { sql: '[toString(seen.policy)]' },
  },
};

const END = '({windowEnds:Array(Int64)})[place]';
const isOpenAt = (moment: string) =>
  `arrayCount(one -> one < ${moment}, opened) > arrayCount(one -> one < ${moment}, solved)`;

/**
 * One row for each window at whose end a conversation is open: `age` in seconds since it began or was opened again, and
 * `moment` that moment, or the window's start where that is later.
 */
export const BACKLOG = ownRows(
  `SELECT ${TOLD}, arrayLast(one -> one < ${END}, opened) AS since, (${END} - since) / 1000 AS age,
     fromUnixTimestamp64Milli(greatest(since, ({windowStarts:Array(Int64)})[place]), 'UTC') AS moment
   FROM conversations
   ARRAY JOIN arrayFilter(place -> ${isOpenAt(END)}, arrayEnumerate({windowStarts:Array(Int64)})) AS place
   WHERE is_merged = 0`,
  labels,
  narrowing,
);

/** When was the first one open? Windows of nothing need no beginning. */
export async function firstOpened(program: Program, workspaceId: string): Promise<Date | null> {
  const [found] = await ask<{ first: number }>(program, workspaceId, {
    sql: 'SELECT min(opened[1]) AS first FROM conversations WHERE is_merged = 0 AND notEmpty(opened) HAVING count() > 0',
  });
  return found ? new Date(found.first) : null;
}
