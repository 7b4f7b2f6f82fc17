/**
 * Loading in the background: some people to a transaction, which also writes how far it got. A killed process goes on
 * from there; what it had not committed is made again, the same.
 */
import type { PoolClient } from 'pg';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, inWorkspaceRaw, type Scope, type Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { enqueue, type Job, type JobContext } from '../../core/jobs/jobs.ts';
import { announce, notices } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { startTheirTime } from '../conversations/bring/bring.ts';
import { readClosing } from '../conversations/closing/settings.ts';
import { CONVERSATIONS_TOPIC } from '../conversations/hold.ts';
import { firstOwner } from '../members/roster.ts';
import { reckonQuietly } from '../service-levels/reckon.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { SAMPLE_PEOPLE, SAMPLE_SEED, type SampleCompany, sampleCompany } from './generator/company.ts';
import { numbersOf } from './numbers.ts';
import { type Made, readSample } from './state.ts';
import type { Target } from './target.ts';
import { writePeople, writeShop } from './write.ts';
import { writeReviews } from './write-reviews.ts';

export const LOAD_JOB = 'sample.load';
const PEOPLE_A_TRANSACTION = 200;

export interface LoadOptions {
  /** Fewer for tests; the planted truths hold from some thousand on. */
  people: number;
  now: Date;
}

interface Payload {
  workspaceId: string;
  importId: string;
}

/** Begins to load it. @throws 409 when it is there already */
export async function startLoading(
  tx: Tx,
  scope: Scope,
  { people, now }: LoadOptions = { people: SAMPLE_PEOPLE, now: new Date() },
): Promise<void> {
  const { state } = await readSample(tx);
  if (state !== 'absent') throw conflict(REFUSALS[state]);
  const id = newId();
  const { currency, language } = await readWorkspace(tx, scope.workspaceId);
  const desk = await whoAnswers(tx, scope);
  const { reopenDays } = await readClosing(tx);
  const mapping = JSON.stringify({ seed: SAMPLE_SEED, now, people, currency, language, desk, reopenDays });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('imports')
    .values({
      id,
      workspace_id: scope.workspaceId,
      state: 'running',
      kind: 'sample',
      file_name: 'Casa Luma',
      mapping,
      rows: people,
      created_by_name: scope.actor.name,
      started_at: new Date(),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw conflict(REFUSALS.loading);
  await audit(tx, scope, { action: 'sample.loaded', subject: { kind: 'import', id, name: 'Casa Luma' } });
  await enqueue(tx, LOAD_JOB, { workspaceId: scope.workspaceId, importId: id }, { key: id });
  await announce(tx, scope.workspaceId, [{ topic: 'imports', id }]);
}

/** Whoever loads it answers its conversations; where a program does, the owner. */
async function whoAnswers(tx: Tx, { actor }: Scope): Promise<Plan['desk']> {
  if (actor.kind === 'member' && actor.id) return { id: actor.id, name: actor.name };
  return (await firstOwner(tx)) ?? null;
}

const REFUSALS = {
  loading: 'The sample company is being loaded already.',
  loaded: 'The sample company is loaded already. Remove it first to load it anew.',
  failed: 'The sample company was loaded in part. Remove what is there first.',
  removing: 'The sample company is being removed. Load it again when that is done.',
};

export function loadJob(db: Database): Job<Payload> {
  return {
    name: LOAD_JOB,
    async run(payload, context) {
      try {
        await load(db, payload, context);
      } catch (error) {
        if (context.attempt < MAX_ATTEMPTS) throw error;
        await fail(db, payload, error as Error);
      }
    },
  };
}

const MAX_ATTEMPTS = 5;

async function load(db: Database, { workspaceId, importId }: Payload, { signal }: JobContext) {
  const plan = await readPlan(db, workspaceId, importId);
  if (!plan) return;
  const company = sampleCompany(plan);
  const numbers = await numbersOf(db, { workspaceId, importId }, company);
  const target: Target = { workspaceId, importId, ...plan, numbers };
  while (!signal.aborted && (await loadSome(db, target, company))) {
    // Others on this process get their turn.
    await new Promise(setImmediate);
  }
  if (signal.aborted) throw new Error(STOPPED);
  while (!signal.aborted && (await startSome(db, target)));
  if (signal.aborted) throw new Error(STOPPED);
  await inWorkspace(db, target, (tx) => writeReviews(tx, target));
  await finish(db, target, company);
  await db.owner.query(
    'analyze customers, identities, touchpoints, orders, order_items, responses, conversations, messages',
  );
}

const STOPPED = 'The program stopped while the sample company was loading; it goes on with the next start.';

interface Plan extends Omit<Target, 'workspaceId' | 'importId' | 'numbers'> {
  seed: number;
  people: number;
}

/** Null when it was removed meanwhile. */
function readPlan(db: Database, workspaceId: string, importId: string): Promise<Plan | null> {
  return inWorkspaceRaw(db, workspaceId, async (client) => {
    const { rows } = await client.query('select mapping from imports where id = $1', [importId]);
    return rows[0] ? { ...rows[0].mapping, now: new Date(rows[0].mapping.now) } : null;
  });
}

/** The next people. Answers whether there are more to come. */
function loadSome(db: Database, target: Target, company: SampleCompany): Promise<boolean> {
  return inWorkspaceRaw(db, target.workspaceId, async (client) => {
    const from = await positionOf(client, target);
    if (from === null || from >= company.people) return false;
    if (from === 0) await writeShop(client, target, company);
    const to = Math.min(company.people, from + PEOPLE_A_TRANSACTION);
    const batch = company.batch(from, to);
    const touchpoints = await writePeople(client, target, batch);
    await advance(client, target, company, {
      people: to - from,
      orders: batch.orders.length,
      responses: batch.responses.length,
      conversations: batch.conversations.length,
      touchpoints,
    });
    return to < company.people;
  });
}

/** How many people are written; null when there is nothing to write. Held, so that two workers never write the same. */
async function positionOf(client: PoolClient, { importId }: Target): Promise<number | null> {
  const { rows } = await client.query('select state, done from imports where id = $1 for update', [importId]);
  return rows[0]?.state === 'running' ? rows[0].done : null;
}

interface Step {
  people: number;
  orders: number;
  responses: number;
  conversations: number;
  touchpoints: number;
}

async function advance(
  client: PoolClient,
  { workspaceId, importId }: Target,
  company: SampleCompany,
  step: Step,
) {
  const { rows } = await client.query<{ done: number; results: Partial<Made> }>(
    'select done, results from imports where id = $1',
    [importId],
  );
  const { done, results } = rows[0]!;
  const made: Made = {
    accounts: company.accounts.length,
    products: company.products.length,
    customers: done + step.people,
    orders: (results.orders ?? 0) + step.orders,
    responses: (results.responses ?? 0) + step.responses,
    conversations: (results.conversations ?? 0) + step.conversations,
    touchpoints: (results.touchpoints ?? 0) + step.touchpoints,
  };
  await client.query('update imports set done = done + $2, results = $3, updated_at = now() where id = $1', [
    importId,
    step.people,
    made,
  ]);
  await tell(client, workspaceId, ['imports'], importId);
}

/** Few at a time, so that nobody who answers waits for long. */
const CONVERSATIONS_A_TRANSACTION = 50;

/** Of conversations that are written, how long everything took is reckoned, and their time starts. Answers whether there are more. */
function startSome(db: Database, { workspaceId, importId }: Target): Promise<boolean> {
  return inWorkspace(db, { workspaceId }, async (tx) => {
    const rows = await tx
      .selectFrom('conversations as c')
      .innerJoin('customers as p', 'p.id', 'c.customer_id')
      .select('c.id')
      .where('p.import_id', '=', importId)
      .where('c.levels_known', '=', false)
      .orderBy('c.id')
      .limit(CONVERSATIONS_A_TRANSACTION)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (!ids.length) return false;
    await reckonQuietly(tx, workspaceId, ids);
    await startTheirTime(tx, workspaceId, ids);
    return ids.length === CONVERSATIONS_A_TRANSACTION;
  });
}

async function finish(db: Database, { workspaceId, importId }: Target, { people }: SampleCompany) {
  await inWorkspaceRaw(db, workspaceId, async (client) => {
    const { rowCount } = await client.query(
      `update imports set state = 'done', finished_at = clock_timestamp(), updated_at = now()
       where id = $1 and state = 'running' and done >= $2`,
      [importId, people],
    );
    if (rowCount)
      await tell(client, workspaceId, ['imports', 'customers', 'catalogue', CONVERSATIONS_TOPIC], importId);
  });
}

async function tell(client: PoolClient, workspaceId: string, topics: string[], importId: string) {
  await client.query(`select pg_notify('jornada_live', notice) from unnest($1::text[]) notice`, [
    notices(
      workspaceId,
      topics.map((topic) => ({ topic, id: importId })),
    ),
  ]);
}

async function fail(db: Database, { workspaceId, importId }: Payload, error: Error) {
  await inWorkspaceRaw(db, workspaceId, async (client) => {
    await client.query(
      `update imports set state = 'failed', error = $2, finished_at = now(), updated_at = now() where id = $1 and state = 'running'`,
      [importId, `It stopped: ${error.message}. Remove what is there and load it again.`],
    );
    await tell(client, workspaceId, ['imports'], importId);
  });
}
