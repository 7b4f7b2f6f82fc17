/** How the conversations of each department find somebody, as people set it. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { departmentWithKey } from '../members/departments.ts';
import { assignSoon } from './seek.ts';
import type { AssignmentPolicy, PolicyBody } from './shapes-contract.ts';
import { ASSIGNMENT_TOPIC } from './topic.ts';
import { readPolicies } from './world.ts';

type Told = z.input<typeof AssignmentPolicy>;

/** Stands for a key where all are meant that have no policy of their own. */
const EVERYBODY = 'everybody';

export async function listPolicies(tx: Tx): Promise<{ items: Told[]; seeking: number }> {
  const { rows } = await sql<{ seeking: number }>`
    select count(*)::int as seeking from conversations c
    where c.seeks_since is not null and c.assignee_id is null`.execute(tx);
  return { items: await readPolicies(tx), seeking: rows[0]!.seeking };
}

/** @throws 404 for an unknown department; 400 for one that cannot help */
export async function setPolicy(tx: Tx, scope: Scope, named: string, body: PolicyBody): Promise<Told> {
  const { id: departmentId, key } = await departmentNamed(tx, named);
  const before = await policyOf(tx, key);
  await tx
    .insertInto('assignment_policies')
    .values({
      ...{ id: newId(), workspace_id: scope.workspaceId, department_id: departmentId },
      ...(await columnsOf(tx, key, body)),
    })
    .onConflict((twin) => twin.columns(['workspace_id', 'department_id']).doUpdateSet(valuesGiven))
    .execute();
  const after = (await policyOf(tx, key))!;
  await tell(tx, scope, { action: 'assignment.changed', named, ...(before && { before }), after });
  return after;
}

const valuesGiven = {
  how: sql<string>`excluded.how`,
  presence: sql<string>`excluded.presence`,
  here_minutes: sql<number>`excluded.here_minutes`,
  by_language: sql<boolean>`excluded.by_language`,
  hands_over: sql<boolean>`excluded.hands_over`,
  overflow_id: sql<string>`excluded.overflow_id`,
  overflow_minutes: sql<number>`excluded.overflow_minutes`,
};

/** @throws 404 when it has no policy of its own */
export async function removePolicy(tx: Tx, scope: Scope, named: string): Promise<void> {
  const { id: departmentId, key } = await departmentNamed(tx, named);
  const before = await policyOf(tx, key);
  if (!before) throw notFound(`"${named}" has no assignment of its own.`);
  await tx
    .deleteFrom('assignment_policies')
    .where('department_id', departmentId === null ? 'is' : '=', departmentId)
    .execute();
  await tell(tx, scope, { action: 'assignment.removed', named, before });
}

async function departmentNamed(tx: Tx, named: string): Promise<{ id: string | null; key: string | null }> {
  if (named === EVERYBODY) return { id: null, key: null };
  const id = await departmentWithKey(tx, named);
  if (id) return { id, key: named };
  throw notFound(`There is no department "${named}" here. Name one by its key, or "${EVERYBODY}".`);
}

const policyOf = async (tx: Tx, key: string | null) =>
  (await readPolicies(tx)).find(({ department }) => department === key);

async function columnsOf(tx: Tx, key: string | null, body: PolicyBody) {
  const { how, presence, hereMinutes, byLanguage, handsOver, overflow, overflowMinutes } = body;
  const overflowId = overflow === null ? null : await departmentWithKey(tx, overflow);
  const message =
    overflowId === undefined
      ? 'must be the key of a department, or null'
      : overflow !== null && overflow === key
        ? 'must be another department'
        : null;
  if (message) throw invalid(`overflow ${message}.`, [{ at: 'overflow', message }]);
  return {
    ...{ how, presence, here_minutes: hereMinutes, by_language: byLanguage, hands_over: handsOver },
    ...{ overflow_id: overflowId ?? null, overflow_minutes: overflowMinutes },
  };
}

interface Deed {
  action: string;
  named: string;
  before?: object;
  after?: object;
}

async function tell(tx: Tx, scope: Scope, { named, ...deed }: Deed): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'assignment', name: named } });
  await announce(tx, scope.workspaceId, [{ topic: ASSIGNMENT_TOPIC }]);
  await assignSoon(tx, scope.workspaceId);
}
