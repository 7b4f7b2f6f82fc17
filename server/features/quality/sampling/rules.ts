/** Rules that draw conversations for review: made, changed, removed. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { invalid, notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { newId } from '../../../core/ids.ts';
import { departmentWithKey } from '../../members/departments.ts';
import { requireReviewers } from '../rights.ts';
import { versionNow } from '../scorecards/scorecards.ts';
import { tell } from '../tell.ts';
import type { RuleTold, SamplingRule, samplingApi } from './contract.ts';
import { drawSoon } from './job.ts';

type Told = z.input<typeof SamplingRule>;
type New = z.output<typeof samplingApi.create.body & object>;
type Change = z.output<typeof samplingApi.change.body & object>;

/** @param id of one of them; every one when left out */
export async function listRules(tx: Tx, id?: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select r.id, r.name, r.enabled, r.how, r.per_person as "perPerson", r.channels, r.departments, r.reasons,
      r.longer_than as "longerThan", r.scorecard_id as scorecard, r.reviewers, r.seed,
      (select jsonb_build_object('week', d.week, 'candidates', d.candidates, 'drawn', d.drawn, 'soFar', d.so_far)
        from quality_draws d where d.rule_id = r.id order by d.week desc limit 1) as "lastDraw"
    from sampling_rules r where ${id === undefined ? sql`true` : sql`r.id = ${id}`}
    order by r.created_at, r.id`.execute(tx);
  return rows;
}

const USUAL = { enabled: true, channels: [], departments: [], reasons: [], longerThan: null, reviewers: [] };

/** @throws 400 for what is not here, or a targeted rule without a reason */
export async function addRule(tx: Tx, caller: Caller, told: New): Promise<Told> {
  const rule: RuleTold = { ...USUAL, ...told };
  await refuseWrong(tx, rule);
  const id = newId();
  await tx
    .insertInto('sampling_rules')
    .values({ id, workspace_id: caller.workspaceId, seed: randomUUID(), ...columnsOf(rule) })
    .execute();
  await tell(tx, caller, {
    action: 'sampling-rule.created',
    subject: { kind: 'sampling-rule', id, name: rule.name },
    after: rule,
  });
  await drawSoon(tx, caller.workspaceId);
  return ruleOf(tx, id);
}

/** @throws 400, 404 */
export async function changeRule(tx: Tx, caller: Caller, id: string, change: Change): Promise<Told> {
  const before = wordsOf(await ruleOf(tx, id));
  const after: RuleTold = { ...before, ...change };
  await refuseWrong(tx, after);
  await tx.updateTable('sampling_rules').set(columnsOf(after)).where('id', '=', id).execute();
  await tell(tx, caller, {
    action: 'sampling-rule.changed',
    ...{ subject: { kind: 'sampling-rule', id, name: after.name }, before, after },
  });
  await drawSoon(tx, caller.workspaceId);
  return ruleOf(tx, id);
}

/** @throws 404 */
export async function removeRule(tx: Tx, caller: Caller, id: string): Promise<undefined> {
  const before = wordsOf(await ruleOf(tx, id));
  await sql`delete from quality_samples where rule_id = ${id} and state = 'waiting'`.execute(tx);
  await tx.deleteFrom('sampling_rules').where('id', '=', id).execute();
  await tell(tx, caller, {
    action: 'sampling-rule.removed',
    subject: { kind: 'sampling-rule', id, name: before.name },
    before,
  });
}

async function ruleOf(tx: Tx, id: string): Promise<Told> {
  const [rule] = await listRules(tx, id);
  if (!rule) throw notFound(`There is no sampling rule ${id} here.`);
  return rule;
}

const wordsOf = ({ id: _, seed: __, lastDraw: ___, ...words }: Told): RuleTold => words;

const columnsOf = (rule: RuleTold) => ({
  ...{ name: rule.name, enabled: rule.enabled, how: rule.how, per_person: rule.perPerson },
  ...{ channels: rule.channels, departments: rule.departments, reasons: rule.reasons },
  ...{ longer_than: rule.longerThan, scorecard_id: rule.scorecard, reviewers: rule.reviewers },
});

async function refuseWrong(tx: Tx, rule: RuleTold): Promise<void> {
  await versionNow(tx, rule.scorecard);
  await requireReviewers(tx, rule.reviewers, 'reviewers');
  for (const key of rule.departments)
    if (key !== 'none' && !(await departmentWithKey(tx, key)))
      throw wrong('departments', `must be keys of departments; there is no "${key}" here`);
  if (rule.how === 'targeted' && !rule.reasons.length) throw wrong('reasons', 'must name one at least');
  if (rule.how === 'targeted' && rule.reasons.includes('long') && rule.longerThan === null)
    throw wrong('longerThan', 'must say how many messages are many');
}

const wrong = (at: string, message: string) => invalid(`${at} ${message}.`, [{ at, message }]);
