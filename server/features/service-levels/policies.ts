/** What is promised to whom, as the record keeps it. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { nextPosition, putInOrder } from '../../core/database/order.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit, auditOrder } from '../audit/audit.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { reckonAllSoon } from './again.ts';
import type { policiesApi } from './contract.ts';
import { mustKnow } from './known.ts';
import type { PolicyRow } from './rows.ts';
import { type Policy, PolicyBody } from './shapes-contract.ts';
import { usualPolicy } from './usual.ts';

type Told = z.input<typeof Policy>;
type Change = z.output<typeof policiesApi.change.body & object>;

export const SERVICE_LEVELS_TOPIC = 'service-levels';

export async function listPolicies(tx: Tx): Promise<Told[]> {
  const { rows } = await sql<PolicyRow>`select * from service_policies order by position, id`.execute(tx);
  return rows.map(told);
}

export async function proposePolicy(tx: Tx, { workspaceId }: Scope): Promise<PolicyBody> {
  const { language } = await readWorkspace(tx, workspaceId);
  const usual = await tx.selectFrom('calendars').select('id').where('usual', '=', true).executeTakeFirst();
  return PolicyBody.parse(usualPolicy(language, usual?.id ?? null));
}

/** @throws 400 for a calendar, department, segment or member that is not here */
export async function makePolicy(tx: Tx, scope: Scope, body: PolicyBody): Promise<Told> {
  await mustKnow(tx, body);
  const id = newId();
  await tx
    .insertInto('service_policies')
    .values({
      id,
      workspace_id: scope.workspaceId,
      position: await nextPosition(tx, 'service_policies'),
      ...columnsOf(body),
    })
    .execute();
  await tellChange(tx, scope, { action: 'service-policy.made', id, name: body.name, after: body });
  return readPolicy(tx, id);
}

/** @throws 404; 400 as above */
export async function changePolicy(tx: Tx, scope: Scope, id: string, change: Change): Promise<Told> {
  const { id: _, ...before } = await readPolicy(tx, id);
  const after = { ...before, ...change } as PolicyBody;
  await mustKnow(tx, after);
  await tx
    .updateTable('service_policies')
    .set({ ...columnsOf(after), updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  await tellChange(tx, scope, { action: 'service-policy.changed', id, name: after.name, before, after });
  return readPolicy(tx, id);
}

/** @throws 404 */
export async function removePolicy(tx: Tx, scope: Scope, id: string): Promise<void> {
  const { id: _, ...before } = await readPolicy(tx, id);
  await tx.deleteFrom('service_policies').where('id', '=', id).execute();
  await tellChange(tx, scope, { action: 'service-policy.removed', id, name: before.name, before });
}

/** @throws 400 unless every policy is named once */
export async function orderPolicies(tx: Tx, scope: Scope, ids: string[]): Promise<Told[]> {
  const before = await listPolicies(tx);
  await putInOrder(tx, 'service_policies', { of: before, ids, what: 'policy' });
  const after = await listPolicies(tx);
  await auditOrder(tx, scope, 'service-policy', { before, after });
  await reckonAllSoon(tx, scope.workspaceId);
  await announce(tx, scope.workspaceId, [{ topic: SERVICE_LEVELS_TOPIC }]);
  return after;
}

async function readPolicy(tx: Tx, id: string): Promise<Told> {
  const { rows } = await sql<PolicyRow>`select * from service_policies where id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw notFound('There is no such policy here.');
  return told(rows[0]);
}

const told = (row: PolicyRow): Told => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled,
  match: row.match,
  targets: row.targets,
  calendar: row.calendar_id,
  pausesWaiting: row.pauses_waiting,
  warnPercent: row.warn_percent,
  escalations: row.escalations,
});

const columnsOf = (body: PolicyBody) => ({
  name: body.name,
  enabled: body.enabled,
  match: JSON.stringify(body.match),
  targets: JSON.stringify(body.targets),
  calendar_id: body.calendar,
  pauses_waiting: body.pausesWaiting,
  warn_percent: body.warnPercent,
  escalations: JSON.stringify(body.escalations),
});

interface Deed {
  action: string;
  id: string;
  name: string;
  before?: object;
  after?: object;
}

/** What runs is reckoned anew, soon: it may be much. */
async function tellChange(tx: Tx, scope: Scope, { id, name, ...deed }: Deed): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'service-policy', id, name } });
  await reckonAllSoon(tx, scope.workspaceId);
  await announce(tx, scope.workspaceId, [{ topic: SERVICE_LEVELS_TOPIC }]);
}
