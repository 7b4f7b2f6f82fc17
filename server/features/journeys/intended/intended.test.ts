import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';

const DAY = 86_400;
let jornada: TestJornada;
let address: string;
beforeAll(async () => {
  jornada = await startTestJornada();
  // Who did what on which day of January; the steps are ordered, shipped, delivered.
  await plant('ana', [
    ['Order Completed', 1],
    ['Order Shipped', 2],
    ['Order Delivered', 5],
  ]);
  await plant('bia', [
    ['Order Completed', 1],
    ['Product Viewed', 2],
    ['Order Delivered', 3],
  ]);
  // Late to be shipped, never delivered; then all over again from a step taken before.
  await plant('caio', [
    ['Order Completed', 1],
    ['Order Shipped', 9],
    ['Order Completed', 20],
    ['Order Shipped', 21],
  ]);
  // Out of order: one passage all the same.
  await plant('dora', [
    ['Order Delivered', 4],
    ['Order Completed', 5],
  ]);
  await lensCaughtUp(jornada.context);
  const made = await post({ name: 'As promised', steps: STEPS });
  expect(made.status).toBe(201);
  address = `/api/journeys/intended/${made.body.id}/held-against`;
});
afterAll(() => jornada.stop());

const STEPS = [
  { title: 'Ordered', types: ['Order Completed'], promiseSeconds: 3 * DAY },
  { title: 'Shipped', types: ['Order Shipped'], promiseSeconds: 10 * DAY },
  { title: 'Delivered', types: ['Order Delivered'] },
];

test('says who passed, who skipped, how long it took, and which promises were broken', async () => {
  const { status, body } = await jornada.ask('GET', address);
  expect(status).toBe(200);
  expect(body).toMatchObject({ customers: 4, passages: 5 });
  const [ordered, shipped, delivered] = body.steps;
  expect(ordered.passed).toEqual({ customers: 4, passages: 5 });
  expect(ordered.skipped).toMatchObject({ passages: 0, n: 5, value: 0 });
  // One day, eight days, one day.
  expect(ordered.next).toMatchObject({
    passages: 3,
    medianSeconds: DAY,
    p90Seconds: expect.closeTo(6.6 * DAY, 3),
  });
  expect(ordered.next.promise).toMatchObject({ n: 3, passages: 1, late: 1, overdue: 0, small: true });
  expect(shipped.passed).toEqual({ customers: 2, passages: 3 });
  expect(shipped.skipped).toMatchObject({ customers: 2, passages: 2, n: 5, value: 0.4 });
  expect(shipped.next.promise).toMatchObject({ n: 3, passages: 2, customers: 1, late: 0, overdue: 2 });
  expect(delivered).toMatchObject({ passed: { customers: 3, passages: 3 }, next: null });
  expect(body.extra).toMatchObject([{ type: 'Product Viewed', customers: 1, passages: 1, afterStep: 1 }]);
});

test('every figure opens exactly its people', async () => {
  const { body } = await jornada.ask('GET', address);
  const people = async (query: string) => (await jornada.ask('GET', `${address}/people?${query}`)).body;
  const pairs: [string, { customers: number; passages: number }][] = [
    ['part=all', body],
    ['part=extra&type=Product%20Viewed', body.extra[0]],
  ];
  for (const step of body.steps) {
    pairs.push(
      [`part=passed&step=${step.number}`, step.passed],
      [`part=skipped&step=${step.number}`, step.skipped],
    );
    if (!step.next) continue;
    pairs.push([`part=timed&step=${step.number}`, step.next]);
    if (step.next.promise) pairs.push([`part=broken&step=${step.number}`, step.next.promise]);
  }
  for (const [query, { customers, passages }] of pairs) {
    const page = await people(`${query}&limit=1`);
    expect({ query, ...page }).toMatchObject({ query, total: customers, observations: passages });
    const rest = page.nextCursor ? (await people(`${query}&cursor=${page.nextCursor}`)).items : [];
    const found = [...page.items, ...rest];
    expect(new Set(found.map(({ customerId }) => customerId)).size).toBe(customers);
    expect(found.every(({ touchpointId }) => touchpointId !== null)).toBe(true);
  }
});

test('a passage counts to the period in which it begins', async () => {
  const { body } = await jornada.ask('GET', `${address}?from=2026-01-10&to=2026-02-01`);
  expect(body).toMatchObject({ customers: 1, passages: 1 });
  expect(body.steps[0].passed.passages).toBe(1);
});

test.each([
  ['one step only', [STEPS[0]], 'steps'],
  ['an unknown type', [{ title: 'A', types: ['Never Heard Of'] }, STEPS[1]], 'steps.0.types.0'],
  ['an unknown stage', [{ ...STEPS[0], stage: 'nowhere' }, STEPS[1]], 'steps.0.stage'],
  ['a loop', [STEPS[0], STEPS[1], { ...STEPS[0], title: 'Again' }], 'steps.2.types.0'],
  ['a promise after the last step', [STEPS[0], STEPS[1]], 'steps.1.promiseSeconds'],
])('%s is refused, with the place', async (_, steps, at) => {
  const { status, body } = await post({ name: 'Wrong', steps });
  expect(status).toBe(400);
  expect(body.errors[0].at).toBe(at);
});

const post = (json: unknown) => jornada.ask('POST', '/api/journeys/intended', { json });

async function plant(userId: string, happenings: [event: string, day: number][]) {
  const batch = happenings.map(([event, day]) => ({
    type: 'track',
    userId,
    event,
    messageId: `${userId} ${event} ${day}`,
    timestamp: new Date(Date.UTC(2026, 0, day, 12)).toISOString(),
  }));
  expect((await jornada.ask('POST', '/v1/batch', { json: { batch } })).status).toBe(200);
}
