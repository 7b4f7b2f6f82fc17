/** Suggested merges: customers who met on a key that people share or retype. A member looks and decides. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { ExactMoment, readCursor, writeCursor } from './cursor.ts';
import type { mergesApi } from './merges-contract.ts';
import { mergeByHand } from './merging.ts';
import { instant } from './moments.ts';
import { personOf } from './person.ts';
import { factsOf } from './rows.ts';

type Suggestion = z.input<typeof mergesApi.suggestions.answer & object>['items'][number];

const Place = z.object({ at: ExactMoment, id: z.uuid() });

interface Row {
  id: string;
  kind: string;
  value: string;
  at: Date;
  exact: string;
  first: string;
  second: string;
}

interface Asked {
  /** Only those that concern this person. */
  customer?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The open ones, newest first. Of each pair the customer who came to be first is first. */
export async function readSuggestions(tx: Tx, { customer, cursor, limit }: Asked) {
  const after = readCursor(Place, cursor);
  const concerned = customer ? await concerns(tx, customer) : sql`true`;
  const { rows } = await sql<Row>`
    select s.id, s.kind, s.value, s.at, s.at::text as exact,
      case when swapped then b.root_id else a.root_id end as first,
      case when swapped then a.root_id else b.root_id end as second
    from merge_suggestions s
    join customers a on a.id = s.first_id
    join customers b on b.id = s.second_id
    cross join lateral (select (b.created_at, b.id) < (a.created_at, a.id) as swapped) age
    where s.state = 'open' and ${concerned}
      ${after ? sql`and (s.at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by s.at desc, s.id desc
    limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withPeople(tx, page),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.exact, id: last.id }) : null,
    total: await count(tx, concerned),
  };
}

async function concerns(tx: Tx, customerId: string): Promise<RawBuilder<unknown>> {
  const { ids } = await personOf(sqlOf(tx), customerId);
  return sql`(s.first_id = any(${ids}::uuid[]) or s.second_id = any(${ids}::uuid[]))`;
}

async function count(tx: Tx, concerned: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from merge_suggestions s where s.state = 'open' and ${concerned}`.execute(tx);
  return rows[0]!.n;
}

async function withPeople(tx: Tx, rows: Row[]): Promise<Suggestion[]> {
  const people = await factsOf(tx, [...new Set(rows.flatMap(({ first, second }) => [first, second]))]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map(({ id, kind, value, at, first, second }) => ({
    ...{ id, kind, value },
    at: instant(at),
    first: byId.get(first)!,
    second: byId.get(second)!,
  }));
}

/** Merges the two. The older one stays unless `winnerId` (any customer of either person) says otherwise. */
export async function acceptSuggestion(tx: Tx, scope: Scope, id: string, winnerId: string | undefined) {
  const { first, second, kind } = await lockOpen(tx, id);
  const winner = winnerId ? (await personOf(sqlOf(tx), winnerId)).rootId : first;
  if (winner !== first && winner !== second) {
    throw invalid(`Customer ${winnerId} is neither of the two.`, [
      { at: 'winnerId', message: `must be ${first} or ${second}` },
    ]);
  }
  const loser = winner === first ? second : first;
  const merge = await mergeByHand(tx, scope, { winnerId: winner, loserId: loser, reason: `same ${kind}` });
  return { mergeId: merge.mergeId, customerId: merge.winnerId };
}

export function dismissSuggestion(tx: Tx, scope: Scope, id: string): Promise<void> {
  return decide(tx, scope, id, { from: 'open', to: 'dismissed' });
}

/** Takes a dismissal back. */
export function reopenSuggestion(tx: Tx, scope: Scope, id: string): Promise<void> {
  return decide(tx, scope, id, { from: 'dismissed', to: 'open' });
}

async function decide(
  tx: Tx,
  scope: Scope,
  id: string,
  { from, to }: { from: string; to: 'open' | 'dismissed' },
) {
  const suggestion = await lock(tx, id);
  if (suggestion.state !== from) throw conflict(`This suggestion is ${suggestion.state}, not ${from}.`);
  await tx
    .updateTable('merge_suggestions')
    .set(
      to === 'open'
        ? { state: to, decided_at: null, decided_by_name: null }
        : { state: to, decided_at: new Date(), decided_by_name: scope.actor.name },
    )
    .where('id', '=', id)
    .execute();
  await audit(tx, scope, {
    action: to === 'open' ? 'suggestion.reopened' : 'suggestion.dismissed',
    subject: { kind: 'merge-suggestion', id },
    after: { first: suggestion.first, second: suggestion.second, kind: suggestion.kind },
  });
  const topics = ['merges', `customer:${suggestion.first}`, `customer:${suggestion.second}`];
  await announce(
    tx,
    scope.workspaceId,
    topics.map((topic) => ({ topic })),
  );
}

async function lockOpen(tx: Tx, id: string) {
  const suggestion = await lock(tx, id);
  if (suggestion.state !== 'open') throw conflict(`This suggestion is ${suggestion.state} already.`);
  return suggestion;
}

/** With the roots of the two people as they are now, the older one first. */
async function lock(tx: Tx, id: string) {
  const { rows } = await sql<{ state: string; kind: string; first: string; second: string }>`
    select s.state, s.kind,
      case when (b.created_at, b.id) < (a.created_at, a.id) then b.root_id else a.root_id end as first,
      case when (b.created_at, b.id) < (a.created_at, a.id) then a.root_id else b.root_id end as second
    from merge_suggestions s
    join customers a on a.id = s.first_id
    join customers b on b.id = s.second_id
    where s.id = ${id}::uuid
    for update of s`.execute(tx);
  if (!rows[0]) throw notFound(`There is no suggestion ${id}.`);
  return rows[0];
}
