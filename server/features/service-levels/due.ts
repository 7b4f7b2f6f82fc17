/** Warned of, missed: at the right moment people are told, and what the policy says is done, once. */
import { type Selectable, sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import type { Conversations } from '../../core/database/tables.ts';
import { inWorkspace, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { enqueue, type Job } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { happened } from '../conversations/happenings.ts';
import { noteChanges, tellAbout } from '../conversations/hold.ts';
import { escalate } from './escalate.ts';
import { DUE_JOB, type DuePayload, reckon, type TimeRow } from './reckon.ts';
import { timeOf } from './times.ts';
import { whomToTell } from './whom.ts';

export const dueJob = (db: Database): Job<never> => ({
  name: DUE_JOB,
  run: ({ workspaceId, id }: DuePayload) =>
    inWorkspace(db, { workspaceId }, async (tx) => {
      const conversation = await holdIfThere(tx, id);
      if (!conversation) return;
      await reckon(tx, workspaceId, [id]);
      for (const time of await untold(tx, id)) await tell(tx, workspaceId, conversation, time);
      await reckon(tx, workspaceId, [id]);
      await tellAbout(tx, { workspaceId }, [id]);
    }),
});

type Held = Pick<Selectable<Conversations>, 'id' | 'number' | 'assignee_id' | 'department_id'>;

const holdIfThere = (tx: Tx, id: string): Promise<Held | undefined> =>
  tx
    .selectFrom('conversations')
    .select(['id', 'number', 'assignee_id', 'department_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** What runs and stands otherwise than people were told. */
const untold = (tx: Tx, conversationId: string): Promise<Untold[]> =>
  tx
    .selectFrom('service_times as t')
    .leftJoin('service_policies as p', 'p.id', 't.policy_id')
    .selectAll('t')
    .select('p.name as policy_name')
    .where('t.conversation_id', '=', conversationId)
    .where('t.ended_at', 'is', null)
    .where('t.state', 'in', ['warning', 'missed'])
    .where(sql<boolean>`t.told is distinct from t.state`)
    .orderBy('t.due_at')
    .execute();

type Untold = TimeRow & { policy_name: string | null };

async function tell(tx: Tx, workspaceId: string, conversation: Held, time: Untold): Promise<void> {
  const { id } = conversation;
  const state = time.state as 'warning' | 'missed';
  await tx.updateTable('service_times').set({ told: time.state }).where('id', '=', time.id).execute();
  await noteChanges(tx, workspaceId, id, SYSTEM, [
    {
      what: state === 'missed' ? 'missed' : 'warned',
      before: null,
      after: { metric: time.metric, dueAt: time.due_at },
    },
  ]);
  await happened(tx, { workspaceId }, { what: 'level', conversationId: id, state, time: timeOf(time) });
  const news = { due: id, number: Number(conversation.number), state: time.state, metric: time.metric };
  const members = await whomToTell(tx, conversation);
  await announce(
    tx,
    workspaceId,
    members.map((member) => ({ topic: `member:${member}`, ...news })),
  );
  await escalate(tx, workspaceId, id, time);
}

const SWEEP_JOB = 'service-levels.sweep';
const AT_ONCE = 1000;

/** Every conversation has a job of its own for its next moment. Whatever lost it is found here, by the index. */
export const sweepJob = (db: Database): Job<never> => ({
  name: SWEEP_JOB,
  cron: '* * * * *',
  async run() {
    const { rows } = await db.owner.query<{ workspace_id: string; ids: string[] }>(
      `select workspace_id, array_agg(distinct conversation_id) as ids from (
         select workspace_id, conversation_id from service_times
         where next_at < now() - interval '1 minute' order by next_at limit ${AT_ONCE}) late
       group by workspace_id`,
    );
    for (const { workspace_id: workspaceId, ids } of rows)
      await inWorkspace(db, { workspaceId }, async (tx) => {
        for (const id of ids)
          await enqueue(tx, DUE_JOB, { workspaceId, id } satisfies DuePayload, { key: `${DUE_JOB} ${id}` });
      });
  },
});
