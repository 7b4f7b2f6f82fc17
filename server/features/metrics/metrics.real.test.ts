/** A real shop's files: the figures that were computed straight from them come out of the metrics. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';

const DATA = process.env.JORNADA_REAL_DATA ?? new URL('../../../../shared/data/', import.meta.url).pathname;
const WAIT_MS = 240_000;
let jornada: TestJornada;

const isMissing = !existsSync(path.join(DATA, 'olist'));
/** The data may not be passed on with the program, so whoever has it not is told what was not tried. */
const realTest = isMissing ? test.skip : test;
if (isMissing) {
  console.warn(
    `NOT TRIED: the metrics of a real shop. Its data is missing at ${DATA}olist; put it there, or say where it is with JORNADA_REAL_DATA.`,
  );
}

beforeAll(async () => {
  if (isMissing) return;
  jornada = await startTestJornada();
  // Figures of the files are by the clocks on the wall; where these never change, so are those of moments.
  await jornada.ask('PATCH', '/api/workspace', { json: { timeZone: 'UTC', currency: 'BRL' } });
  await importFolder(path.join(DATA, 'olist'));
  await lensCaughtUp(jornada.context);
}, WAIT_MS);

afterAll(() => jornada?.stop());

const DAY = 86_400;

realTest('orders, people and repurchase', async () => {
  expect(await totalOf('orders')).toMatchObject({ value: 11_822 });
  expect(await totalOf('customers')).toMatchObject({ value: 11_745 });
  expect(await totalOf('new-customers')).toMatchObject({ value: 11_745 });
  const repurchase = await totalOf('repurchase-rate');
  expect(repurchase).toMatchObject({ n: 11_745, value: 74 / 11_745, small: false });
  expect(percent(repurchase.value)).toBe('0.6301');
  expect(repurchase.low).toBeCloseTo(0.005022136, 9);
  expect(repurchase.high).toBeCloseTo(0.007901815, 9);
});

realTest('late deliveries, and how long deliveries take', async () => {
  const late = await totalOf('late-share');
  expect(late).toMatchObject({ n: 11_534, value: 917 / 11_534 });
  expect(percent(late.value)).toBe('7.9504');
  const { value, n, low, high, detail } = await totalOf('delivery-time');
  expect(n).toBe(11_534);
  expect((value / DAY).toFixed(4)).toBe('10.1243');
  expect((detail.mean / DAY).toFixed(4)).toBe('12.4338');
  expect((detail.p90 / DAY).toFixed(4)).toBe('23.0704');
  expect(low).toBeLessThan(value);
  expect(high).toBeGreaterThan(value);
  expect(high - low).toBeLessThan(0.5 * DAY);
});

realTest('reviews', async () => {
  const { value, n, detail } = await totalOf('csat');
  expect(n).toBe(11_787);
  expect(percent(value)).toBe('77.2716');
  expect(detail.mean.toFixed(4)).toBe('4.0999');
  expect(await totalOf('emotion')).toMatchObject({ n: 11_787, detail: { rating: 11_787, csat: 0 } });
  expect(await totalOf('nps')).toMatchObject({ n: 0, value: null, low: null, high: null, small: true });
});

realTest(
  'money: what was paid for orders that were not cancelled, as customers’ pages add it up',
  async () => {
    const { body } = await jornada.ask('GET', '/api/metrics/revenue');
    const { rows } = await jornada.context.db.owner.query(
      'select sum(revenue_minor)::int8 as revenue from customers where merged_into is null',
    );
    expect(body).toMatchObject({ currency: 'BRL', unit: 'money', total: { value: Number(rows[0].revenue) } });
  },
);

realTest('every month’s people are those counted', async () => {
  const { body } = await jornada.ask('GET', '/api/metrics/late-share?from=2017-01-01&to=2018-09-01');
  expect(body.points).toHaveLength(20);
  for (const { at, n } of body.points) {
    const address = `/api/metrics/late-share/people?from=2017-01-01&to=2018-09-01&at=${at}&limit=1`;
    const people = await jornada.ask('GET', address);
    expect(people.body.observations).toBe(n);
  }
});

interface Total {
  value: number;
  n: number;
  low: number;
  high: number;
  detail: Record<string, number> & { mean: number; p90: number };
}

async function totalOf(id: string): Promise<Total> {
  const { status, body } = await jornada.ask('GET', `/api/metrics/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.total;
}

const percent = (share: number) => (100 * share).toFixed(4);

async function importFolder(folder: string): Promise<void> {
  const form = new FormData();
  for (const file of (await readdir(folder)).sort()) {
    form.append('file', new Blob([await readFile(path.join(folder, file))]), file);
  }
  const { status, body } = await jornada.ask('POST', '/api/imports', { body: form });
  expect(status, JSON.stringify(body)).toBe(201);
  const until = Date.now() + WAIT_MS;
  for (const { id } of body.imports) {
    while ((await jornada.ask('GET', `/api/imports/${id}`)).body.state === 'running') {
      if (Date.now() > until) throw new Error(`import ${id} is still running`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
