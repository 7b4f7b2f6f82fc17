/**
 * What the service desk's metrics are made of: conversations, the times that were measured in them, how good their answers
 * were, and how customers seemed in them.
 */
import { ask } from '../lens/ask.ts';
import { NOBODY } from '../lens/tables.ts';
import type { Rows } from './metric.ts';
import type { Program } from './question.ts';
import { ownRows } from './rows.ts';

/** What is told of a conversation as it is now, also of what happened in it long ago. */
const CONTEXT = 'channel, department, priority, assignee, language, tags';
const TOLD = `conversation, person, ${CONTEXT}`;

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

function deskRows(table: string): Rows {
  return { ...ownRows(table, labels, narrowing), conversation: 'seen.conversation' };
}

/** Those that were merged into another are counted there. */
export const CONVERSATIONS = deskRows(
  `SELECT ${TOLD}, is_asked, answers, opened, solved, created_at FROM conversations WHERE is_merged = 0`,
);

/** The same by the hour and the day of the week, where the workspace is, at which they began. */
export const CONTACTS: Rows = {
  ...CONVERSATIONS,
  labels: {
    ...labels,
    weekday: { one: 'toString(toDayOfWeek(seen.created_at, 0, {timeZone:String}))' },
    hour: { one: `leftPad(toString(toHour(seen.created_at, {timeZone:String})), 2, '0')` },
  },
};

/** Waits and ways to a solution, without those that do not count. */
export const SERVICE_TIMES = deskRows(
  `SELECT ${TOLD}, metric, policy, state, ended_at, ended_by, due_at, clock_seconds, business_seconds
   FROM (SELECT * FROM service_times WHERE is_aside = 0) AS measured
   INNER JOIN (SELECT ${TOLD} FROM conversations) AS about USING (conversation)`,
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

/** What happened in a conversation is told by the one that it was merged into, `counted`, which counts for both. */
const aboutIt = (told: string) => `(
  SELECT conversation, root AS counted, ${told}
  FROM (SELECT conversation, root FROM conversations) AS merged
  INNER JOIN (SELECT conversation AS root, ${told} FROM conversations) AS told USING (root)
) AS about`;
const ABOUT = `INNER JOIN ${aboutIt(`person, ${CONTEXT}`)} USING (conversation)`;

const TOLD_OF_COUNTED = TOLD.replace('conversation', 'counted');

/**
 * What became of promises, with what is told of the conversation in which they were made; also of one that is no more, of
 * which nothing is told.
 */
export const PROMISES: Rows = {
  ...deskRows(
    `SELECT person, at, type, if(about.counted = '${NOBODY}', conversation, about.counted) AS counted, ${CONTEXT}
     FROM (SELECT person, at, type, toUUIDOrZero(JSONExtractString(properties, 'conversation_id')) AS conversation
       FROM touchpoints WHERE type IN ('Promise Kept', 'Promise Broken')) AS promised
     LEFT JOIN ${aboutIt(CONTEXT)} USING (conversation)`,
  ),
  conversation: 'seen.counted',
};

const { assignee: _, ...labelsOfAnswers } = labels;

/** Reviews, but those that were written to compare: by whose answers they are of, not by who has the conversation now. */
export const REVIEWS: Rows = {
  ...deskRows(
    `SELECT ${TOLD_OF_COUNTED}, member, chosen, score, given_at
     FROM (SELECT conversation, member, chosen, score, given_at FROM quality_reviews WHERE is_calibration = 0) AS reviews ${ABOUT}`,
  ),
  labels: { ...labelsOfAnswers, member: { sql: '[toString(seen.member)]' } },
  conversation: 'seen.counted',
};

/** Calls and visits in which a member noted how the customer seemed. A call may belong to a conversation by e-mail. */
export const NOTED: Rows = {
  ...deskRows(
    `SELECT ${TOLD_OF_COUNTED}, through, emotion, at
     FROM (SELECT conversation, channel AS through, emotion, at FROM contact_log WHERE emotion != '') AS noted ${ABOUT}`,
  ),
  labels: { ...labels, channel: { one: 'toString(seen.through)' } },
  narrowing: { ...narrowing, channel: 'seen.through = {channel:String}' },
  conversation: 'seen.counted',
};

const END = '({windowEnds:Array(Int64)})[place]';
const isOpenAt = (moment: string) =>
  `arrayCount(one -> one < ${moment}, opened) > arrayCount(one -> one < ${moment}, solved)`;

/**
 * One row for each window at whose end a conversation is open: `age` in seconds since it began or was opened again, and
 * `moment` that moment, or the window's start where that is later.
 */
export const BACKLOG = deskRows(
  `SELECT ${TOLD}, arrayLast(one -> one < ${END}, opened) AS since, (${END} - since) / 1000 AS age,
     fromUnixTimestamp64Milli(greatest(since, ({windowStarts:Array(Int64)})[place]), 'UTC') AS moment
   FROM conversations
   ARRAY JOIN arrayFilter(place -> ${isOpenAt(END)}, arrayEnumerate({windowStarts:Array(Int64)})) AS place
   WHERE is_merged = 0`,
);

/** When was the first one open? Windows of nothing need no beginning. */
export async function firstOpened(program: Program, workspaceId: string): Promise<Date | null> {
  const [found] = await ask<{ first: number }>(program, workspaceId, {
    sql: 'SELECT min(opened[1]) AS first FROM conversations WHERE is_merged = 0 AND notEmpty(opened) HAVING count() > 0',
  });
  return found ? new Date(found.first) : null;
}
