/** The map of a real shop says by itself what the data's own figures say. The data is not part of this repository. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { until, upload } from '../../imports/testing.ts';
import type { JourneyMap } from './shapes-contract.ts';

const DATA =
  process.env.JORNADA_REAL_DATA ?? new URL('../../../../../shared/data/', import.meta.url).pathname;
const FOLDER = path.join(DATA, 'olist');
const isMissing = !existsSync(FOLDER);
/** The data may not be passed on with the program, so whoever has it not is told what was not tried. */
const realTest = isMissing ? test.skip : test;
if (isMissing) {
  console.warn(
    `NOT TRIED: the journey map of a real shop. Its data is missing at ${FOLDER}; put it there, or say where it is with JORNADA_REAL_DATA.`,
  );
}

let jornada: TestJornada;
let map: JourneyMap;

beforeAll(async () => {
  if (isMissing) return;
  jornada = await startTestJornada();
  const names = (await readdir(FOLDER)).sort();
  const files = await Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(path.join(FOLDER, name))]),
  );
  const imports = await upload(jornada, files);
  for (const { id } of imports) await until(jornada, id, 'done', 'mapping', 'failed');
  await lensCaughtUp(jornada.context);
  const { status, body } = await jornada.ask('GET', '/api/journeys/map?from=2016-01-01');
  expect(status).toBe(200);
  map = body;
}, 240_000);

afterAll(() => jornada?.stop());

const touchpoint = (type: string) =>
  map.stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.type === type)!;

const percent = (share: number) => Math.round(share * 10_000) / 100;

realTest('everybody is in it', () => {
  expect(map.customers).toBe(11_745);
  expect(touchpoint('Order Completed')).toMatchObject({ customers: 11_745, occurrences: 11_822 });
  expect(touchpoint('Order Completed').rating).toMatchObject({ scale: [1, 5], n: 11_787 });
  expect(touchpoint('Order Completed').rating!.mean).toBeCloseTo(4.0999, 4);
  expect(touchpoint('Survey Answered').rating!.n).toBe(11_787);
});

realTest('the late delivery comes out by itself as the worst moment, with its ratings', () => {
  const worst = map.moments.filter(({ direction }) => direction === 'worst');
  expect(worst[0]).toMatchObject({ type: 'Order Delivered Late', stage: 'delivery', occurrences: 917 });
  const { n, mean, lowShare } = worst[0]!.rating!;
  expect([n, mean.toFixed(4), percent(lowShare)]).toEqual([906, '2.6258', 44.7]);
  // Hardly anybody ever ordered again; most answered a survey, which keeps nobody.
  for (const type of ['Order Delivered', 'Order Delivered Late'])
    expect(touchpoint(type).leaveShare, type).toBeGreaterThan(0.98);
  expect(map.moments.map(({ type }) => type)).not.toContain('Survey Answered');
  expect(worst[0]!.sentence).toContain(
    'Order Delivered Late: 914 people; 906 ratings average 2.63 on 1–5, 44.7 %',
  );
});

realTest('delivered in time is the best, with its ratings', () => {
  const best = map.moments.find(({ direction }) => direction === 'best')!;
  expect(best.type).toBe('Order Delivered');
  const { n, mean, lowShare } = best.rating!;
  expect([n, mean.toFixed(4), percent(lowShare)]).toEqual([10_611, '4.2842', 6.6]);
});

realTest('behind it are exactly those people', async () => {
  const behind = async (query: string) =>
    (
      await jornada.ask(
        'GET',
        `/api/journeys/map/people?from=2016-01-01&type=Order%20Delivered%20Late&${query}`,
      )
    ).body;
  expect(await behind('limit=1')).toMatchObject({ total: 914, observations: 917 });
  expect((await behind('part=rated')).observations).toBe(906);
  expect((await behind('part=rated-low')).observations).toBe(405);
});
