/** One customer who does everything: the map and every question about a million touchpoints of theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { addressOf, idOf } from './questions/testing/planted.fixture.ts';

const MILLION = 1_000_000;
const SLICE = 200_000;
const ANSWERS = 2_000;

const PERIOD = { from: '2026-01-01', to: '2026-04-01' };
const SOMEBODY = idOf('busy');

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantBusyCustomer();
});
afterAll(() => jornada?.stop());

/** In slices, each waited for: the lens is not given longer for more. */
async function plantBusyCustomer() {
  const { owner } = jornada.context.db;
  await owner.query(`update workspaces set time_zone = 'UTC'`);
  await lensCaughtUp(jornada.context);
  await owner.query('insert into customers (id, workspace_id, root_id) values ($1, $2, $1)', [
    SOMEBODY,
    jornada.workspaceId,
  ]);
  for (let first = 0; first < MILLION; first += SLICE) {
    await owner.query(
      `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id)
       select gen_random_uuid(), $1, $2, timestamptz '2026-01-01Z' + n * interval '7 seconds',
         (array['Product Viewed', 'Page Viewed', 'Order Completed', 'Product Added'])[n % 4 + 1], 'track', 'test', n::text
       from generate_series($3::int, $4::int) n`,
      [jornada.workspaceId, SOMEBODY, first, first + SLICE - 1],
    );
    await lensCaughtUp(jornada.context);
  }
  await owner.query(
    `insert into responses (id, workspace_id, customer_id, source, external_id, metric, score, scale_min, scale_max, at)
     select gen_random_uuid(), $1, $2, 'test', n::text, 'csat', 1 + n % 5, 1, 5, timestamptz '2026-01-02' + n * interval '30 minutes'
     from generate_series(1, $3::int) n`,
    [jornada.workspaceId, SOMEBODY, ANSWERS],
  );
  await lensCaughtUp(jornada.context);
}

async function get(path: string, fields: Record<string, unknown>) {
  const { status, body } = await jornada.ask('GET', addressOf(`/api/journeys/${path}`, fields));
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('is measured on the map, and opened', async () => {
  const map = await get('map', PERIOD);
  expect([map.customers, map.occurrences]).toEqual([1, MILLION]);
  const stage = map.stages.find(({ key }: { key: string }) => key === 'consideration');
  expect(stage.csat.n).toBe(ANSWERS);
  const people = await get('map/people', { ...PERIOD, stage: 'consideration', part: 'csat' });
  expect(people).toMatchObject({ total: 1, observations: ANSWERS, items: [{ customerId: SOMEBODY }] });
});

test('is one customer to paths, funnel and retention', async () => {
  const paths = await get('paths', { ...PERIOD, start: 'Product Viewed', steps: 10 });
  expect(paths.starts.occurrences).toBeGreaterThanOrEqual(250_000);
  expect(paths.nodes.every(({ customers }: { customers: number }) => customers === 1)).toBe(true);
  const funnel = await get('funnel', { ...PERIOD, step: ['Product Viewed', 'Order Completed'] });
  expect(funnel.steps[1].customers).toBe(1);
  const came = { first: 'any', return: 'any', interval: 'day', rolling: true };
  const retention = await get('retention', { ...PERIOD, ...came });
  expect(retention.cohorts[0].periods[11].customers).toBe(1);
});
