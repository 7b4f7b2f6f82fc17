/** A hundred thousand touchpoints: the lens answers exactly what plain SQL on the record does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import {
  ACTIVE_IN_RECORD,
  FUNNEL_IN_RECORD,
  MAP_IN_RECORD,
  PATHS_IN_RECORD,
  plantAtSize,
  RETENTION_IN_RECORD,
  TOUCHPOINTS,
} from './at-size.fixture.ts';

const FROM = '2025-12-01T00:00:00Z';
const TO = '2026-03-01T00:00:00Z';
const WHOLE = 'from=2025-10-01&to=2026-05-01';

let jornada: TestJornada;
let zone: string;

beforeAll(async () => {
  jornada = await startTestJornada();
  await plantAtSize(jornada);
  zone = (await jornada.ask('GET', '/api/workspace')).body.timeZone;
});
afterAll(() => jornada?.stop());

async function inRecord<Row extends object>(sql: string, values: unknown[] = []) {
  return (await jornada.context.db.owner.query<Row>(sql, values)).rows;
}

async function inLens(address: string) {
  const { status, body } = await jornada.ask('GET', address);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** In one order, seconds to the millisecond. */
function same<Row extends object>(rows: Row[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.values(row).map((one) => (typeof one === 'number' ? Math.round(one * 1000) : one)),
      ),
    )
    .sort();
}

test('the map of a quarter', async () => {
  const { stages } = await inLens(`/api/journeys/map?from=${FROM}&to=${TO}`);
  // biome-ignore lint/suspicious/noExplicitAny: an answer under test
  const found = stages.flatMap(({ touchpoints }: any) =>
    // biome-ignore lint/suspicious/noExplicitAny: an answer under test
    touchpoints.map((one: any) => ({
      ...{ type: one.type, customers: one.customers, occurrences: one.occurrences },
      ...{ median: one.medianGapSeconds, ninety: one.p90GapSeconds, left: one.left },
    })),
  );
  expect(found.length).toBeGreaterThan(5);
  expect(same(found)).toEqual(same(await inRecord(MAP_IN_RECORD, [FROM, TO])));
});

test('a funnel of four steps', async () => {
  const steps = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'];
  const asked = steps.map((step) => `step=${encodeURIComponent(step)}`).join('&');
  const { steps: found } = await inLens(
    `/api/journeys/funnel?${WHOLE}&windowSeconds=${30 * 86_400}&${asked}`,
  );
  const [expected] = await inRecord<{ customers: number[] }>(FUNNEL_IN_RECORD);
  expect(expected!.customers[3]).toBeGreaterThan(10);
  expect(found.map(({ customers }: { customers: number }) => customers)).toEqual(expected!.customers);
});

test('paths of five steps', async () => {
  const { nodes, links } = await inLens(
    `/api/journeys/paths?${WHOLE}&start=Ad%20Clicked&steps=5&foldRepeats=false&minShare=0`,
  );
  const nodeOf = new Map<string, { step: number; name: string }>(
    nodes.map((node: { id: string; step: number; name: string }) => [node.id, node]),
  );
  // biome-ignore lint/suspicious/noExplicitAny: an answer under test
  const found = links.map((link: any) => ({
    ...{
      step: nodeOf.get(link.from)!.step,
      this: nodeOf.get(link.from)!.name,
      next: nodeOf.get(link.to)!.name,
    },
    ...{ occurrences: link.occurrences, customers: link.customers, median: link.medianSeconds },
  }));
  expect(found.length).toBeGreaterThan(100);
  expect(same(found)).toEqual(same(await inRecord(PATHS_IN_RECORD)));
});

test('monthly retention', async () => {
  const { cohorts } = await inLens(`/api/journeys/retention?${WHOLE}&first=any&return=any&interval=month`);
  // biome-ignore lint/suspicious/noExplicitAny: an answer under test
  const found = cohorts.flatMap(({ at, customers, periods }: any) =>
    periods
      .filter((one: { customers: number }) => one.customers)
      .map((one: { period: number; customers: number }) => [at, customers, one.period, one.customers]),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(same(found)).toEqual(same(await inRecord(RETENTION_IN_RECORD, [zone])));
});

test('active customers by month and channel', async () => {
  const { points } = await inLens(`/api/metrics/active-customers?${WHOLE}&interval=month&groupBy=channel`);
  const found = points
    .filter(({ n }: { n: number }) => n)
    .map(({ at, group, n }: { at: string; group: string; n: number }) => [monthIn(zone, at), group, n]);
  expect(found.length).toBeGreaterThan(15);
  expect(same(found)).toEqual(same(await inRecord(ACTIVE_IN_RECORD, [zone])));
});

test('all of them are in the lens', async () => {
  const { stages, unmapped } = await inLens('/api/journeys/map');
  const occurrences = [...stages, ...unmapped].map((one: { occurrences: number }) => one.occurrences);
  expect(occurrences.reduce((sum, one) => sum + one, 0)).toBe(TOUCHPOINTS);
});

function monthIn(timeZone: string, at: string): string {
  const [month, year] = new Intl.DateTimeFormat('en-US', { timeZone, month: '2-digit', year: 'numeric' })
    .format(new Date(at))
    .split('/');
  return `${year}-${month}`;
}
