/** Whether the data can be trusted: who fell silent against their own rhythm, what was refused, which imports wait. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stableId } from '../../../core/ids.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import type { PulseHealth } from '../contract.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** In the middle of an hour: the hour in which something came is told. */
const now = Math.floor(Date.now() / HOUR) * HOUR - HOUR / 2;
const person = stableId('health', 'person');

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  const { owner } = jornada.context.db;
  await owner.query(`insert into customers (id, workspace_id, root_id, source) values ($1, $2, $1, 'shop')`, [
    person,
    jornada.workspaceId,
  ]);
  // The shop sent something every two hours and has been silent for five days.
  await sent('shop', 'Order Completed', { from: 30, to: 5, everyHours: 2 });
  // The app goes on, but one of its touchpoints stopped four days ago.
  await sent('app', 'Page Viewed', { from: 30, to: 0, everyHours: 3 });
  await sent('app', 'Product Viewed', { from: 30, to: 4, everyHours: 6 });
  // The till is often silent for six days: five are nothing.
  await sent('till', 'Store Visited', { from: 35, to: 29, everyHours: 4 });
  await sent('till', 'Store Visited', { from: 23, to: 5, everyHours: 8 });
  // Too little to have a rhythm.
  await sent('letter', 'Help Requested', { from: 40, to: 6, everyHours: 48 });
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

/** Days before now, the first and the last. */
async function sent(source: string, type: string, days: { from: number; to: number; everyHours: number }) {
  await jornada.context.db.owner.query(
    `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id, properties)
     select gen_random_uuid(), $1, $2, at, $3, 'track', $4, gen_random_uuid()::text, '{}'
     from generate_series($5::timestamptz, $6::timestamptz, make_interval(hours => $7)) at`,
    [
      ...[jornada.workspaceId, person, type, source],
      ...[new Date(now - days.from * DAY), new Date(now - days.to * DAY), days.everyHours],
    ],
  );
}

async function health(): Promise<PulseHealth> {
  const { status, body } = await jornada.ask('GET', '/api/pulse/health');
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('a source, or one of its touchpoints, that is silent for more than twice its longest is told', async () => {
  const { quiet, lens } = await health();
  expect(quiet).toEqual([
    expect.objectContaining({ source: 'shop', type: null, longestSeconds: (2 * HOUR) / 1000 }),
    expect.objectContaining({ source: 'app', type: 'Product Viewed', longestSeconds: (6 * HOUR) / 1000 }),
  ]);
  const [shop, product] = quiet;
  expect(shop!.lastAt).toBe(new Date(now - 5 * DAY - HOUR / 2).toISOString());
  expect(product!.silentSeconds).toBeGreaterThanOrEqual((4 * DAY) / 1000);
  expect(lens.lagSeconds).toBeLessThan(60);
});

test('what was refused, and imports that failed or wait for a person, are told until somebody decides', async () => {
  expect(await health()).toMatchObject({ refused: { open: 0, lastAt: null }, imports: [] });
  await jornada.ask('POST', '/v1/batch', {
    json: {
      batch: [
        { type: 'track', userId: 'ana', event: 'Fine' },
        { type: 'track', event: 'Of nobody' },
      ],
    },
  });
  const form = new FormData();
  form.append('files', new Blob(['colour,shape\nred,round\n']), 'what-is-this.csv');
  const { body: made } = await jornada.ask('POST', '/api/imports', { body: form });
  const told = await health();
  expect(told.refused.open).toBe(1);
  expect(Date.parse(told.refused.lastAt!)).toBeGreaterThan(Date.now() - 60_000);
  expect(told.imports).toEqual([{ id: made.imports[0].id, fileName: 'what-is-this.csv', state: 'mapping' }]);
  const { body: refused } = await jornada.ask('GET', '/api/tracking/rejected');
  await jornada.ask('POST', `/api/tracking/rejected/${refused.items[0].id}/dismiss`);
  expect((await health()).refused.open).toBe(0);
});
