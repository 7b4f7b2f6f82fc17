/** A try is over: it arrived, is tried again, or is given up; and an endpoint that never answers is left alone. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { SYSTEM } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { Taken } from './attempt.ts';
import { failCarried } from './carry.ts';
import { type Outcome, pauseAfter } from './outcome.ts';
import { WEBHOOKS_TOPIC } from './topic.ts';

/** Longer than the tries of one event take. */
export const GIVE_UP_AFTER_DAYS = 5;

export async function settle(tx: Tx, taken: Taken, outcome: Outcome): Promise<void> {
  const { workspaceId, endpointId } = taken;
  const state = await noteOutcome(tx, taken, outcome);
  if (!state) return;
  if (state === 'failed') await notTaken(tx, taken, outcome);
  if (outcome.trouble === null) await fine(tx, endpointId);
  else await failing(tx, workspaceId, endpointId, outcome);
  await announce(tx, workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
}

/** @returns its state; undefined when another try, or a replay, came between */
async function noteOutcome(tx: Tx, { id, attempts }: Taken, outcome: Outcome) {
  const { trouble, detail, status, excerpt, notBeforeS } = outcome;
  const isRefused = trouble === 'gone';
  const pause = trouble === null || isRefused ? null : pauseAfter(attempts, notBeforeS);
  const state = trouble === null ? 'delivered' : pause === null ? 'failed' : 'pending';
  const noted = await tx
    .updateTable('webhook_deliveries')
    .set({
      ...{ state, trouble, detail, status, excerpt },
      ...(pause !== null && { next_at: new Date(Date.now() + pause * 1000) }),
    })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return noted && state;
}

/** An answer that it was to take to its customer did not get there. */
async function notTaken(tx: Tx, { id, workspaceId, endpointId }: Taken, outcome: Outcome): Promise<void> {
  const event = await tx
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhook_events as e', 'e.id', 'd.event_id')
    .select('e.message_id')
    .where('d.id', '=', id)
    .where('e.type', '=', 'message.created')
    .executeTakeFirst();
  if (!event?.message_id) return;
  const why = outcome.detail ?? `It answered ${outcome.status}.`;
  const reason = `The program that was to take it did not: ${why}`;
  await failCarried(tx, { workspaceId }, endpointId, reason, event.message_id);
}

async function fine(tx: Tx, endpointId: string): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set({ failing_since: null })
    .where('id', '=', endpointId)
    .where('failing_since', 'is not', null)
    .execute();
}

async function failing(tx: Tx, workspaceId: string, id: string, { trouble }: Outcome): Promise<void> {
  const by = trouble === 'gone' ? 'gone' : 'failing';
  await sql`update webhook_endpoints set failing_since = now() where id = ${id} and failing_since is null`.execute(
    tx,
  );
  const { rows } = await sql<{ url: string }>`
    update webhook_endpoints set disabled_by = ${by}, disabled_at = now()
    where id = ${id} and disabled_by is null
      and (${by} = 'gone' or failing_since < now() - make_interval(days => ${GIVE_UP_AFTER_DAYS}))
    returning url`.execute(tx);
  for (const { url } of rows)
    await audit(
      tx,
      { workspaceId, actor: SYSTEM },
      {
        action: 'webhook.disabled',
        subject: { kind: 'webhook', id, name: url },
        after: { disabledBy: by },
      },
    );
}
