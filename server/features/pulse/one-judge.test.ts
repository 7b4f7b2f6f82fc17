/** A metric's own answer and Pulse judge the same change of the same two weeks by the same chance. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { plantWorkspace } from '../metrics/testing.ts';
import type { Pulse, PulseMetric } from './contract.ts';

let jornada: TestJornada;
let pulse: Pulse;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantWorkspace(jornada);
  pulse = (await jornada.ask('GET', '/api/pulse?span=week&at=2026-03-11')).body;
});
afterAll(() => jornada?.stop());

async function inItsAnswer(id: string) {
  const period = new URLSearchParams({
    from: pulse.from,
    to: pulse.to,
    interval: 'week',
    compare: 'previous',
  });
  const { status, body } = await jornada.ask('GET', `/api/metrics/${id}?${period}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test.each([
  ['a share', 'late-share'],
  ['a mean', 'emotion'],
  ['a Net Promoter Score', 'nps'],
  ['a ratio', 'contacts-per-order'],
  ['a count, by how much it wobbled', 'orders'],
  ['a sum, by how much it wobbled', 'revenue'],
] as const)('%s', async (_, id) => {
  const told = pulse.metrics.find((one) => one.id === id) as PulseMetric;
  const { change, total, previous } = await inItsAnswer(id);
  expect([total.n, previous.total.n]).toEqual([told.n, told.previous.n]);
  expect(Math.min(total.n, previous.total.n)).toBeGreaterThan(1);
  expect(change.p).toBeGreaterThan(0);
  expect(change.p).toBeLessThan(1);
  expect(change.p).toBeCloseTo(told.change!.p, 9);
  const size = Math.max(1, Math.abs(change.difference));
  expect(change.difference / size).toBeCloseTo(told.change!.value / size, 9);
  expect(change.low / size).toBeCloseTo(told.change!.low! / size, 9);
  expect(change.high / size).toBeCloseTo(told.change!.high! / size, 9);
});
