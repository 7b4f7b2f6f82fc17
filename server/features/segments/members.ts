/** Who is on a list. The record is asked, so that a list shows what was just put on it. */
import { sql } from 'kysely';
import { uuids } from '../../core/database/arrays.ts';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { customersFound } from '../customers/list.ts';
import { personOf } from '../customers/person.ts';
import type { CustomerFilters } from '../customers/shapes-contract.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { holdSegment, noteChange } from './hold.ts';

/**
 * Puts customers on a list. Answers how many people are on it now.
 * @throws 404 for an unknown segment, 400 for one by rule or for customers that are not here
 */
export async function putOnList(
  tx: Tx,
  scope: Scope,
  segmentId: string,
  customerIds: string[],
): Promise<number> {
  const segment = await holdList(tx, segmentId);
  const added = await addMembers(tx, scope.workspaceId, segmentId, customerIds);
  if (added)
    await noteChange(tx, scope, segment, { action: 'segment.members-added', after: { customers: added } });
  return countListed(tx, segmentId);
}

/** Takes the whole person off. Who is not on it is no error. */
export async function takeOffList(
  tx: Tx,
  scope: Scope,
  segmentId: string,
  customerId: string,
): Promise<void> {
  const segment = await holdList(tx, segmentId);
  const { ids } = await personOf(sqlOf(tx), customerId);
  const { numDeletedRows } = await tx
    .deleteFrom('segment_members')
    .where('segment_id', '=', segmentId)
    .where('customer_id', 'in', ids)
    .executeTakeFirst();
  if (numDeletedRows)
    await noteChange(tx, scope, segment, {
      action: 'segment.member-removed',
      before: { customer: customerId },
    });
}

/** Answers how many were not on it before. */
export async function addMembers(
  tx: Tx,
  workspaceId: string,
  segmentId: string,
  customerIds: string[],
): Promise<number> {
  const wanted = [...new Set(customerIds)];
  const { rows } = await sqlOf(tx).query<{ id: string }>(
    // Held, so that nobody is removed before they are written down; in one order, as everywhere.
    'select id from customers where id = any($1::uuid[]) order by id for key share',
    [uuids(wanted)],
  );
  const here = new Set(rows.map(({ id }) => id));
  const missing = customerIds.findIndex((id) => !here.has(id));
  if (missing >= 0) {
    const at = `customerIds.${missing}`;
    throw invalid(`${at}: there is no customer ${customerIds[missing]} in this workspace`, [
      { at, message: 'is not in this workspace' },
    ]);
  }
  const { rowCount } = await sqlOf(tx).query(
    `insert into segment_members (workspace_id, segment_id, customer_id)
     select $1, $2, id from unnest($3::uuid[]) id on conflict do nothing`,
    [workspaceId, segmentId, uuids(wanted)],
  );
  return rowCount ?? 0;
}

/** Puts everybody on the list whom the filters find now. Answers how many were not on it before. */
export async function addFound(
  tx: Tx,
  workspaceId: string,
  segmentId: string,
  filters: CustomerFilters,
): Promise<number> {
  const { country } = await readWorkspace(tx, workspaceId);
  const { numAffectedRows } = await sql`
    insert into segment_members (workspace_id, segment_id, customer_id)
    select ${workspaceId}::uuid, ${segmentId}::uuid, found.id
    from (${customersFound(filters, country)}) found order by found.id
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Which lists is a person on? */
export async function listsOf(tx: Tx, customerId: string): Promise<{ id: string; name: string }[]> {
  const { ids } = await personOf(sqlOf(tx), customerId);
  return tx
    .selectFrom('segments')
    .select(['id', 'name'])
    .where('id', 'in', (member) =>
      member.selectFrom('segment_members').select('segment_id').where('customer_id', 'in', ids),
    )
    .orderBy(sql`lower(name)`)
    .execute();
}

/** How many people are on a list? */
export async function countListed(tx: Tx, segmentId: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct c.root_id) as people
    from segment_members m join customers c on c.id = m.customer_id where m.segment_id = ${segmentId}`.execute(
    tx,
  );
  return rows[0]!.people;
}

/** Which people are on a list? In the order of their ids, those after `after`. */
export async function listedAfter(
  tx: Tx,
  segmentId: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct c.root_id as person
    from segment_members m join customers c on c.id = m.customer_id
    where m.segment_id = ${segmentId} ${after ? sql`and c.root_id > ${after}::uuid` : sql``}
    order by person limit ${limit}`.execute(tx);
  return rows.map(({ person }) => person);
}

async function holdList(tx: Tx, segmentId: string) {
  const segment = await holdSegment(tx, segmentId);
  if (segment.kind === 'list') return segment;
  throw invalid('This segment goes by a rule: change the rule to change who is in it.');
}
