/** Rules for conversations that begin, as the record keeps them. */
import type { z } from 'zod';
import { nextPosition, putInOrder } from '../../../core/database/order.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { audit, auditOrder } from '../../audit/audit.ts';
import { requireNamed } from '../../service-levels/named.ts';
import type { RoutingRule, RuleBody, RuleChange } from '../shapes-contract.ts';
import { ASSIGNMENT_TOPIC } from '../topic.ts';

export interface Rule extends RuleBody {
  id: string;
}
type Told = z.input<typeof RoutingRule>;

export async function listRules(tx: Tx): Promise<Told[]> {
  const rows = await tx.selectFrom('routing_rules').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(({ id, name, enabled, match, does, goes_on }) => ({
    ...{ id, name, enabled, goesOn: goes_on },
    ...{ match: match as Rule['match'], does: does as Rule['does'] },
  }));
}

export async function rulesInForce(tx: Tx): Promise<Rule[]> {
  return ((await listRules(tx)) as Rule[]).filter(({ enabled }) => enabled);
}

/** @throws 400 for a department, account, segment or member that is not here */
export async function makeRule(tx: Tx, scope: Scope, body: RuleBody): Promise<Told> {
  await mustKnow(tx, body);
  const id = newId();
  await tx
    .insertInto('routing_rules')
    .values({
      id,
      workspace_id: scope.workspaceId,
      position: await nextPosition(tx, 'routing_rules'),
      ...columnsOf(body),
    })
    .execute();
  await tell(tx, scope, { action: 'routing-rule.made', id, name: body.name, after: body });
  return readRule(tx, id);
}

/** @throws 404; 400 as above */
export async function changeRule(tx: Tx, scope: Scope, id: string, change: RuleChange): Promise<Told> {
  const { id: _, ...before } = await readRule(tx, id);
  const after = { ...before, ...change } as RuleBody;
  await mustKnow(tx, after);
  await tx
    .updateTable('routing_rules')
    .set({ ...columnsOf(after), updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  await tell(tx, scope, { action: 'routing-rule.changed', id, name: after.name, before, after });
  return readRule(tx, id);
}

/** @throws 404 */
export async function removeRule(tx: Tx, scope: Scope, id: string): Promise<void> {
  const { id: _, ...before } = await readRule(tx, id);
  await tx.deleteFrom('routing_rules').where('id', '=', id).execute();
  await tell(tx, scope, { action: 'routing-rule.removed', id, name: before.name, before });
}

/** @throws 400 unless every rule is named once */
export async function orderRules(tx: Tx, scope: Scope, ids: string[]): Promise<Told[]> {
  const before = await listRules(tx);
  await putInOrder(tx, 'routing_rules', { of: before, ids, what: 'rule' });
  const after = await listRules(tx);
  await auditOrder(tx, scope, 'routing-rule', { before, after });
  await announce(tx, scope.workspaceId, [{ topic: ASSIGNMENT_TOPIC }]);
  return after;
}

async function readRule(tx: Tx, id: string): Promise<Told> {
  const found = (await listRules(tx)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such rule here.');
  return found;
}

/** What a rule names must be here. @throws 400 */
export async function mustKnowMatch(
  tx: Tx,
  { departments, segments, accounts }: Rule['match'],
): Promise<void> {
  await requireNamed(tx, [
    { at: 'match.departments', kind: 'departments', ids: departments.filter((key) => key !== 'none') },
    { at: 'match.segments', kind: 'segments', ids: segments },
    { at: 'match.accounts', kind: 'accounts', ids: accounts },
  ]);
}

async function mustKnow(tx: Tx, { match, does }: RuleBody): Promise<void> {
  await mustKnowMatch(tx, match);
  await requireNamed(tx, [
    { at: 'does.department', kind: 'departments', ids: does.department ? [does.department] : [] },
    { at: 'does.assignee', kind: 'members', ids: does.assignee ? [does.assignee] : [] },
  ]);
}

const columnsOf = ({ name, enabled, match, does, goesOn }: RuleBody) => ({
  ...{ name, enabled, goes_on: goesOn },
  ...{ match: JSON.stringify(match), does: JSON.stringify(does) },
});

interface Deed {
  action: string;
  id: string;
  name: string;
  before?: object;
  after?: object;
}

async function tell(tx: Tx, scope: Scope, { id, name, ...deed }: Deed): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'routing-rule', id, name } });
  await announce(tx, scope.workspaceId, [{ topic: ASSIGNMENT_TOPIC }]);
}
