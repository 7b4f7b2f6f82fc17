/** How many people a segment holds, and who they are: a list from the record, a rule from the lens. */
import { z } from 'zod';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { type CustomerFacts, factsOf } from '../customers/rows.ts';
import { ask, type Lenses } from '../lens/ask.ts';
import { mustKnow } from './known.ts';
import { countListed, listedAfter } from './members.ts';
import { rulePeople, segmentPeople } from './people.ts';
import type { Rule } from './rule.ts';
import type { PeopleSql } from './rule-sql.ts';
import { readSegment } from './saved.ts';

/** @throws 404 */
export async function readCountedSegment(lenses: Lenses, scope: Scope, id: string) {
  const { segment, people } = await inWorkspace(lenses.db, scope, (tx) => readWithPeople(tx, id));
  return { ...segment, people: typeof people === 'number' ? people : await count(lenses, scope, people) };
}

/** How many people would this rule hold, of how many? @throws 400 for a rule about what is not here */
export async function tryRule(lenses: Lenses, scope: Scope, rule: Rule) {
  const people = await inWorkspace(lenses.db, scope, (tx) => knownRulePeople(tx, rule));
  const [row] = await ask<{ people: number; of: number }>(lenses, scope.workspaceId, {
    sql: `SELECT (SELECT count() FROM (${people.sql})) AS people, (SELECT uniqExact(person) FROM customers) AS of`,
    params: people.params,
  });
  return row!;
}

/** Whom would this rule hold? The first of them, in the order of their ids. @throws 400 for a rule about what is not here */
export async function tryPeople(
  lenses: Lenses,
  scope: Scope,
  rule: Rule,
  limit: number,
): Promise<CustomerFacts[]> {
  const people = await inWorkspace(lenses.db, scope, (tx) => knownRulePeople(tx, rule));
  const persons = await ruledAfter(lenses, scope, people, undefined, limit);
  return inWorkspace(lenses.db, scope, (tx) => factsOf(tx, persons));
}

async function knownRulePeople(tx: Tx, rule: Rule): Promise<PeopleSql> {
  await mustKnow(tx, rule);
  return rulePeople(tx, rule);
}

/** All people, a batch at a time. @throws 404 */
export async function* everyPerson(
  lenses: Lenses,
  scope: Scope,
  id: string,
): AsyncGenerator<CustomerFacts[]> {
  let cursor: string | null | undefined;
  do {
    const page = await listPeople(lenses, scope, id, { cursor: cursor ?? undefined, limit: EXPORT_BATCH });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

const EXPORT_BATCH = 1000;

const Place = z.object({ after: z.uuid(), total: z.int() });

/** One page of people, in the order of their ids. @throws 404 */
export async function listPeople(
  lenses: Lenses,
  scope: Scope,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: CustomerFacts[]; nextCursor: string | null; total: number }> {
  const place = readCursor(Place, cursor);
  const { people } = await inWorkspace(lenses.db, scope, (tx) => readWithPeople(tx, id));
  const total = place?.total ?? (typeof people === 'number' ? people : await count(lenses, scope, people));
  const found =
    typeof people === 'number'
      ? await inWorkspace(lenses.db, scope, (tx) => listedAfter(tx, id, place?.after, limit + 1))
      : await ruledAfter(lenses, scope, people, place?.after, limit + 1);
  const page = found.slice(0, limit);
  const items = await inWorkspace(lenses.db, scope, (tx) => factsOf(tx, page));
  const more = found.length > limit;
  return { items, nextCursor: more ? writeCursor({ after: page.at(-1)!, total }) : null, total };
}

/** The number of people of a list, or how the lens finds those of a rule. */
async function readWithPeople(tx: Tx, id: string) {
  const segment = await readSegment(tx, id);
  const people = segment.kind === 'list' ? await countListed(tx, id) : await segmentPeople(tx, id);
  return { segment, people };
}

async function count(lenses: Lenses, { workspaceId }: Scope, { sql, params }: PeopleSql): Promise<number> {
  const question = { sql: `SELECT count() AS people FROM (${sql})`, params };
  const [row] = await ask<{ people: number }>(lenses, workspaceId, question);
  return row!.people;
}

async function ruledAfter(
  lenses: Lenses,
  { workspaceId }: Scope,
  { sql, params }: PeopleSql,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await ask<{ person: string }>(lenses, workspaceId, {
    sql: `SELECT person FROM (${sql}) ${after ? 'WHERE person > {after:UUID}' : ''} ORDER BY person LIMIT {limit:UInt32}`,
    params: { ...params, limit, ...(after ? { after } : {}) },
  });
  return rows.map(({ person }) => person);
}
