/** Workspaces at the edges: nothing in it, and one customer who does everything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';

const MILLION = 1_000_000;
const SLICE = 100_000;
const ANSWERS = 2_000;

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

test('an empty workspace has its stages and nothing in them', async () => {
  const { status, body } = await jornada.ask('GET', '/api/journeys/map?from=2026-01-01&compare=previous');
  expect([status, body.customers, body.occurrences, body.moments], JSON.stringify(body)).toEqual([
    200,
    0,
    0,
    [],
  ]);
  expect(body.stages).toHaveLength(8);
  expect(body.stages[0]).toMatchObject({
    customers: 0,
    leaveShare: null,
    emotion: null,
    next: [],
    touchpoints: [],
  });
  const people = await jornada.ask('GET', '/api/journeys/map/people?stage=delivery');
  expect([people.status, people.body.total, people.body.items]).toEqual([200, 0, []]);
});

test('one customer with a million touchpoints and thousands of answers is measured, and opened', async () => {
  const { db } = jornada.context;
  const id = crypto.randomUUID();
  await db.owner.query('insert into customers (id, workspace_id, root_id) values ($1, $2, $1)', [
    id,
    jornada.workspaceId,
  ]);
  // In slices, each waited for: the lens is not given longer for more.
  for (let first = 1; first <= MILLION; first += SLICE) {
    await db.owner.query(
      `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id, properties)
       select gen_random_uuid(), $1, $2, timestamptz '2026-01-01' + n * interval '7 seconds',
         (array['Page Viewed', 'Product Viewed', 'Help Requested', 'Order Paid'])[1 + n % (case when n % 500 = 0 then 4 else 2 end)],
         'track', 'test', n::text, '{}' from generate_series($3::int, $4::int) n`,
      [jornada.workspaceId, id, first, first + SLICE - 1],
    );
    await lensCaughtUp(jornada.context);
  }
  await db.owner.query(
    `insert into responses (id, workspace_id, customer_id, source, external_id, metric, score, scale_min, scale_max, at)
     select gen_random_uuid(), $1, $2, 'test', n::text, 'csat', 1 + n % 5, 1, 5, timestamptz '2026-01-02' + n * interval '30 minutes'
     from generate_series(1, $3::int) n`,
    [jornada.workspaceId, id, ANSWERS],
  );
  await lensCaughtUp(jornada.context);
  const { status, body } = await jornada.ask(
    'GET',
    '/api/journeys/map?from=2026-01-01T00:00:00Z&to=2026-04-01',
  );
  expect([status, body.customers, body.occurrences]).toEqual([200, 1, MILLION]);
  const consideration = body.stages.find(({ key }: { key: string }) => key === 'consideration');
  expect(consideration.csat.n).toBe(ANSWERS);
  const people = await jornada.ask(
    'GET',
    '/api/journeys/map/people?from=2026-01-01T00:00:00Z&to=2026-04-01&stage=consideration&part=csat',
  );
  expect(people.body).toMatchObject({ total: 1, observations: ANSWERS, items: [{ customerId: id }] });
});
