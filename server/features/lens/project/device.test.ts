/** What a touchpoint came from, as the lens tells it from the context that its sender gave. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { ask } from '../ask.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Mobile/15E148 Safari/604.1';
const ANDROID_PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const ANDROID_TABLET =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const CASES: [context: object | undefined, device: string][] = [
  [undefined, ''],
  [{}, ''],
  [{ device: { type: 'mobile' } }, 'mobile'],
  [{ device: { type: 'ios', model: 'iPhone17,1' } }, 'mobile'],
  [{ device: { type: 'ios', model: 'iPad14,3' } }, 'tablet'],
  [{ device: { type: 'Android' }, userAgent: WINDOWS }, 'mobile'],
  [{ device: { type: 'Desktop' } }, 'desktop'],
  [{ device: { type: 'SmartTV' } }, 'smarttv'],
  [{ device: { type: 'x'.repeat(400) } }, 'x'.repeat(50)],
  [{ device: { type: null } }, ''],
  [{ device: { type: { odd: true } } }, '{"odd": true}'],
  [{ device: 'phone' }, ''],
  [{ device: { model: 'Pixel 9' } }, ''],
  [{ userAgent: IPHONE }, 'mobile'],
  [{ userAgent: IPAD }, 'tablet'],
  [{ userAgent: ANDROID_PHONE }, 'mobile'],
  [{ userAgent: ANDROID_TABLET }, 'tablet'],
  [{ userAgent: WINDOWS }, 'desktop'],
  [{ userAgent: 'curl/8.5.0' }, ''],
  [{ userAgent: '' }, ''],
];

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

test('is said by the sender, else told by the browser, else unknown', async () => {
  const batch = CASES.map(([context], n) => ({
    type: 'track',
    event: `Case ${n}`,
    userId: 'somebody',
    messageId: `case-${n}`,
    ...(context && { context }),
  }));
  const { status } = await jornada.ask('POST', '/v1/batch', { json: { batch } });
  expect(status).toBe(200);
  await lensCaughtUp(jornada.context);
  const rows = await ask<{ type: string; device: string }>(jornada.context, jornada.workspaceId, {
    sql: 'SELECT type, device FROM touchpoints',
  });
  const told = Object.fromEntries(rows.map(({ type, device }) => [type, device]));
  expect(told).toEqual(Object.fromEntries(CASES.map(([, device], n) => [`Case ${n}`, device])));
});
