/** In which segments some customers are: asked of few people at a time, where `people.ts` asks of all. */
import { inWorkspace, sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { ask } from '../lens/ask.ts';
import { segmentPeople } from './people.ts';

type Stores = Pick<Context, 'db' | 'lens'>;

/** By customer, as identified, in which of these segments they are: by list or by rule. Ids that are none are left out. */
export async function segmentsHolding(
  context: Stores,
  workspaceId: string,
  customerIds: string[],
  ids: string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map(customerIds.map((id) => [id, new Set<string>()]));
  if (!ids.length || !customerIds.length) return found;
  const listed = await inWorkspace(context.db, { workspaceId }, (tx) => listsHolding(tx, customerIds, ids));
  const ruled = await rulesHolding(context, workspaceId, customerIds, ids);
  for (const { customer, segment } of [...listed, ...ruled]) found.get(customer)?.add(segment);
  return found;
}

interface In {
  customer: string;
  segment: string;
}

async function listsHolding(tx: Tx, customerIds: string[], ids: string[]): Promise<In[]> {
  const { rows } = await sqlOf(tx).query<In>(
    `select distinct asked.id as customer, m.segment_id as segment
     from customers asked join customers other on other.root_id = asked.root_id
     join segment_members m on m.customer_id = other.id
     where asked.id = any($1::uuid[]) and m.segment_id = any($2::uuid[])`,
    [customerIds, ids],
  );
  return rows;
}

/** Of these segments by rule, those that the lens finds the customers' persons in. */
export async function rulesHolding(
  context: Stores,
  workspaceId: string,
  customerIds: string[],
  ids: string[],
): Promise<In[]> {
  if (!ids.length) return [];
  const { persons, questions } = await inWorkspace(context.db, { workspaceId }, (tx) =>
    questionsOf(tx, customerIds, ids),
  );
  const found: In[] = [];
  for (const { segment, people } of questions) {
    const rows = await ask<{ person: string }>(context, workspaceId, {
      sql: `SELECT person FROM (${people.sql}) WHERE person IN {asked_persons:Array(UUID)}`,
      params: { ...people.params, asked_persons: [...new Set(persons.values())] },
    });
    const inside = new Set(rows.map(({ person }) => person));
    for (const [customer, person] of persons) if (inside.has(person)) found.push({ customer, segment });
  }
  return found;
}

async function questionsOf(tx: Tx, customerIds: string[], ids: string[]) {
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'root_id'])
    .where('id', 'in', customerIds)
    .execute();
  const questions = [];
  for (const segment of await rulesAmong(tx, ids))
    questions.push({ segment, people: await segmentPeople(tx, segment) });
  return { persons: new Map(rows.map(({ id, root_id }) => [id, root_id])), questions };
}

/** Those of them that go by a rule. */
export async function rulesAmong(tx: Tx, ids: string[]): Promise<string[]> {
  if (!ids.length) return [];
  const rows = await tx
    .selectFrom('segments')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', '=', 'rule')
    .execute();
  return rows.map((row) => row.id);
}
