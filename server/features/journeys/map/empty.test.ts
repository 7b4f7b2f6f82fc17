/** A workspace with nothing in it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';

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
