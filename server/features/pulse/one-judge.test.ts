/** A metric's own answer and Pulse hold the same times against each other, and judge the change by the same chance. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { answer as answerMetric } from '../metrics/answer.ts';
import { metricsApi } from '../metrics/contract.ts';
import { readQuestion } from '../metrics/question.ts';
import { plantWorkspace } from '../metrics/testing.ts';
import { answerPulse } from './answer.ts';
import type { Pulse, PulseMetric, Span } from './contract.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantWorkspace(jornada);
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

const LONG_AFTER = new Date('2026-11-20T15:30:00Z');
const TIMES: [string, { span: Span; at: string; now: Date }][] = [
  ['a week', { span: 'week', at: '2026-03-11', now: LONG_AFTER }],
  ['a month', { span: 'month', at: '2026-03-11', now: LONG_AFTER }],
  ['a quarter', { span: 'quarter', at: '2026-01-11', now: LONG_AFTER }],
  ['a week so far', { span: 'week', at: '2026-03-14', now: new Date('2026-03-15T02:30:00Z') }],
  ['a month so far', { span: 'month', at: '2026-03-12', now: new Date('2026-03-12T15:30:00Z') }],
  [
    'a quarter so far, in its first month',
    { span: 'quarter', at: '2026-04-20', now: new Date('2026-04-20T15:30:00Z') },
  ],
];

describe.each(TIMES)('%s', (_, { span, at, now }) => {
  let pulse: Pulse;
  beforeAll(async () => {
    pulse = await answerPulse(jornada.context, scope(), { span, at }, now);
  });

  test.each([
    ['a share', 'late-share'],
    ['a mean', 'emotion'],
    ['a Net Promoter Score', 'nps'],
    ['a ratio', 'contacts-per-order'],
    ['a count, by how much it wobbled', 'orders'],
    ['a sum, by how much it wobbled', 'revenue'],
  ] as const)('%s', async (__, id) => {
    const told = pulse.metrics.find((one) => one.id === id) as PulseMetric;
    const { change, total, previous } = await inItsAnswer(id);
    expect([previous!.from, previous!.to]).toEqual([pulse.previous.from, pulse.previous.to]);
    expect([total.n, previous!.total.n]).toEqual([told.n, told.previous.n]);
    expect(Math.min(total.n, previous!.total.n)).toBeGreaterThan(1);
    expect(change!.p).toBeGreaterThan(0);
    expect(change!.p).toBeCloseTo(told.change!.p, 9);
    const size = Math.max(1, Math.abs(change!.difference));
    expect(change!.difference / size).toBeCloseTo(told.change!.value / size, 9);
    expect(change!.low! / size).toBeCloseTo(told.change!.low! / size, 9);
    expect(change!.high! / size).toBeCloseTo(told.change!.high! / size, 9);
  });

  async function inItsAnswer(id: string) {
    const { from, to } = pulse;
    const query = metricsApi.figure.query!.parse({ from, to, compare: 'previous', span });
    const question = await readQuestion(jornada.context, scope(), id, query);
    return answerMetric({ ...question, now }, 'previous');
  }
});

const scope = () => ({ workspaceId: jornada.workspaceId, actor: SYSTEM });
