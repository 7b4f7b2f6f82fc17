/** What a rule names must be there, else it silently holds nobody. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { conditionsOf, type Rule } from './rule.ts';

/** @throws 400 saying where in the rule something stands that the workspace does not have */
export async function mustKnow(tx: Tx, rule: Rule): Promise<void> {
  const conditions = conditionsOf(rule);
  const types = await known(
    conditions.flatMap(({ condition }) => ('type' in condition ? [condition.type] : [])),
    (names) => tx.selectFrom('touchpoint_types').select('name as value').where('name', 'in', names).execute(),
  );
  const accounts = await known(
    conditions.flatMap(({ condition }) => ('account' in condition ? [condition.account] : [])),
    (ids) => tx.selectFrom('accounts').select('id as value').where('id', 'in', ids).execute(),
  );
  const faults = conditions.flatMap(({ condition, at }) => {
    if ('type' in condition && !types.has(condition.type))
      return [
        { at: `rule.${at}.type`, message: `is not a touchpoint type of this workspace: ${condition.type}` },
      ];
    if ('account' in condition && !accounts.has(condition.account))
      return [{ at: `rule.${at}.account`, message: 'is not in this workspace' }];
    return [];
  });
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults);
}

async function known(
  values: string[],
  find: (values: string[]) => Promise<{ value: string }[]>,
): Promise<Set<string>> {
  if (!values.length) return new Set();
  return new Set((await find(values)).map(({ value }) => value));
}
