/** A file that holds only answers says nothing about who was asked: no rate is made of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stableId } from '../../core/ids.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await put(
    'customers',
    Array.from({ length: ANSWERS }, (_, n) => ({
      id: customerId(n),
      root_id: customerId(n),
      name: `Person ${n}`,
      shown_name: `Person ${n}`,
    })),
  );
  await answered('ratings', ANSWERS, 5);
});
afterAll(() => jornada?.stop());

const ANSWERS = 40;
const customerId = (n: number) => stableId('response-rate', `customer ${n}`);

async function put(table: string, rows: object[]) {
  const names = Object.keys(rows[0]!).join(', ');
  await jornada.context.db.owner.query(
    `insert into ${table} (workspace_id, ${names}) select $1, ${names} from jsonb_populate_recordset(null::${table}, $2)`,
    [jornada.workspaceId, JSON.stringify(rows)],
  );
}

/** Asked on the first of March, answered a day later; without a score: skipped. */
async function answered(survey: string, many: number, score: number | null) {
  await put(
    'responses',
    Array.from({ length: many }, (_, n) => ({
      id: stableId('response-rate', `${survey} ${score} ${n}`),
      external_id: `${survey} ${score} ${n}`,
      source: 'file',
      customer_id: customerId(n),
      ...{ survey, metric: 'rating', score, scale_min: 1, scale_max: 5 },
      ...{ asked_at: '2026-03-01T12:00:00Z', at: '2026-03-02T12:00:00Z' },
    })),
  );
  await lensCaughtUp(jornada.context);
}

async function rate(more = '') {
  const { status, body } = await jornada.ask(
    'GET',
    `/api/metrics/response-rate?from=2026-02-01&to=2026-05-01${more}`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('only answers are no rate: there is no value, and the reason is told', async () => {
  const { total, points } = await rate();
  expect(total).toMatchObject({ value: null, n: 0, reason: 'only-answers' });
  expect(points.map(({ value }: { value: number | null }) => value)).toEqual([null, null, null]);
});

test('a time without answers needs no reason', async () => {
  const { status, body } = await jornada.ask(
    'GET',
    '/api/metrics/response-rate?from=2026-04-01&to=2026-05-01',
  );
  expect(status).toBe(200);
  expect(body.total.value).toBeNull();
  expect(body.total).not.toHaveProperty('reason');
});

test('a survey of which those who skipped it are on record has a rate; the other stays out of it', async () => {
  await answered('visits', 30, 4);
  await answered('visits', 10, null);
  const { total, groups } = await rate('&groupBy=survey');
  expect(total).toMatchObject({ value: 0.75, n: 40 });
  expect(total).not.toHaveProperty('reason');
  expect(groups.map(({ group }: { group: string }) => group)).toEqual(['visits']);
});
