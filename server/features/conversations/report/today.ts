/** The desk today, at a glance. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { ANSWERED, ASKED, hourIn, ratedIn, solvedIn, writtenIn } from '../happened.ts';
import { ACTIVE, BREACHING } from '../list.ts';
import type { reportApi } from './contract.ts';
import { csatOf, SATISFIED } from './csat.ts';
import { type Asked, frameOf } from './frame.ts';

type Answer = z.input<typeof reportApi.today.answer & object>;
type Now = Pick<Answer, 'active' | 'waiting' | 'unassigned' | 'breaching' | 'solved'> & {
  waiting_since: Date | null;
};
type Frame = Awaited<ReturnType<typeof frameOf>>;

const DAY_MS = 86_400_000;

/** Today is the day where the workspace is. */
export async function readToday(
  tx: Tx,
  scope: Scope,
  narrowing: Pick<Asked, 'channel' | 'department'>,
  now = new Date(),
): Promise<Answer> {
  const { timeZone } = await readWorkspace(tx, scope.workspaceId);
  const day = dayIn(timeZone, now);
  const frame = await frameOf(tx, scope, { ...narrowing, from: day, to: nextDay(day) });
  const { waiting_since: waitingSince, ...counts } = await readNow(tx, frame);
  return {
    ...{ day, timeZone, ...counts },
    waitingSince: waitingSince?.toISOString() ?? null,
    csat: await readRated(tx, frame),
    ...(await readWritten(tx, frame)),
  };
}

/** `2026-03-01` */
const dayIn = (timeZone: string, at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

async function readNow(tx: Tx, { period, conditions, ofChannel }: Frame): Promise<Now> {
  const { rows } = await sql<Now>`
    select count(*) filter (where ${ACTIVE})::int as active,
      count(*) filter (where ${ACTIVE} and c.waiting_since is not null)::int as waiting,
      min(c.waiting_since) filter (where ${ACTIVE}) as waiting_since,
      count(*) filter (where ${ACTIVE} and c.assignee_id is null)::int as unassigned,
      count(*) filter (where ${ACTIVE} and ${BREACHING})::int as breaching,
      count(*) filter (where ${solvedIn(period)})::int as solved
    from conversations c where (${ACTIVE} or ${solvedIn(period)}) and ${conditions} and ${ofChannel}`.execute(
    tx,
  );
  return rows[0]!;
}

async function readRated(tx: Tx, { period, conditions, ofChannel }: Frame): Promise<Answer['csat']> {
  const { rows } = await sql<{ rated: number; satisfied: number }>`
    select count(*)::int as rated, count(*) filter (where c.csat >= ${SATISFIED})::int as satisfied
    from conversations c where ${ratedIn(period)} and ${conditions} and ${ofChannel}`.execute(tx);
  const { rated, satisfied } = rows[0]!;
  return csatOf(rated, satisfied);
}

async function readWritten(
  tx: Tx,
  { period, conditions, spoken }: Frame,
): Promise<Pick<Answer, 'asked' | 'answered' | 'hours'>> {
  const { rows } = await sql<{ hour: number | null; asked: number; answered: number }>`
    select w.hour, count(distinct w.id) filter (where w.asked)::int as asked,
      count(distinct w.id) filter (where w.answered)::int as answered
    from (select c.id, ${hourIn(period.timeZone)} as hour, ${ASKED} as asked, ${ANSWERED} as answered
      from messages m join conversations o on o.id = m.conversation_id join conversations c on c.id = o.root_id
      where ${writtenIn(period)} and ${conditions} and ${spoken}) w
    group by grouping sets ((w.hour), ())
    order by w.hour nulls last`.execute(tx);
  const { asked = 0, answered = 0 } = rows.find(({ hour }) => hour === null) ?? {};
  return {
    ...{ asked, answered },
    hours: rows.flatMap((row) =>
      row.hour === null || !row.asked ? [] : [{ hour: row.hour, asked: row.asked }],
    ),
  };
}
