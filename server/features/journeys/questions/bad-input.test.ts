import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { addressOf, everyone, idOf, plantJourneys } from './testing/planted.fixture.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await jornada.context.db.owner.query(`update workspaces set time_zone = 'UTC'`);
  // A new lens is made first: until then it says that it does not answer.
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada.stop());

const FUNNEL = { step: ['Product Viewed', 'Order Completed'] };
const QUESTIONS: [string, Record<string, unknown>][] = [
  ['paths', { start: 'Product Viewed' }],
  ['funnel', FUNNEL],
  ['retention', {}],
];

test('an empty workspace answers that nothing happened, in every part', async () => {
  const paths = await get('paths', { start: 'Product Viewed' });
  expect(paths.body).toMatchObject({
    starts: { customers: 0, occurrences: 0 },
    nodes: [],
    links: [],
    folded: [],
  });
  const everything = { ...FUNNEL, splitBy: 'channel', differently: true };
  const funnel = await get('funnel', everything);
  expect(funnel.body).toMatchObject({
    conversion: { value: null, n: 0, low: null, high: null, small: true },
    groups: [],
    differently: { lookedAt: 0, items: [] },
    stillOpen: 0,
  });
  expect(funnel.body.steps.map((one: { customers: number }) => one.customers)).toEqual([0, 0]);
  const retention = await get('retention', {});
  expect(retention.body).toMatchObject({ cohorts: [], average: [], total: { customers: 0, share: null } });
  expect(await everyone(jornada, address('funnel/people', { ...FUNNEL, stepNumber: 1 }))).toEqual([]);
  expect((await get('duration', {})).body).toMatchObject({
    customers: 0,
    mean: { value: null, n: 0 },
    p90Seconds: null,
  });
  for (const [path, fields] of QUESTIONS) {
    const csv = await get(`${path}/csv`, fields);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.status).toBe(200);
  }
});

test('what cannot be asked is refused at the field, with what would be right', async () => {
  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ['paths', { start: 'Order Complete' }, 'start', /no touchpoint type "Order Complete".*"Order Completed"/],
    ['paths', { start: 'zzzzzzzzzzzz' }, 'start', /api\/touchpoint-types/],
    ['paths', { start: 'Order placed' }, 'start', /screens call "Order placed" is "Order Completed"/],
    ['map', { version: 'abc' }, 'version', /must be the number of a saved version of the map"/],
    ['map', { segment: 'abc' }, 'segment', /must be the id of a segment of this workspace"/],
    ['map', { quietDays: 'abc' }, 'quietDays', /must be a number"/],
    [
      'funnel/people',
      { ...FUNNEL, stepNumber: 1, splitBy: 'channel', group: 'foo' },
      'group',
      /web, app, email/,
    ],
    ['paths', { start: 'Order Completed', form: '2026-01-01' }, 'form', /Did you mean "from"/],
    ['funnel', { ...FUNNEL, splitBy: 'trait:nothing' }, 'splitBy', /no customer has a trait "nothing"/],
    ['paths', { start: 'Order Completed', end: 'Order Refunded' }, 'end', /together with start/],
    ['paths', { exclude: 'Page View' }, 'exclude', /"Page Viewed"/],
    ['paths', { steps: 11 }, 'steps', /10/],
    ['paths/people', { start: 'Order Completed', node: '3:Nothing' }, 'node', /not in these paths/],
    ['funnel', { step: 'Order Completed' }, 'steps', /2 to 10 steps/],
    ['funnel', { step: Array.from({ length: 11 }, (_, index) => `x${index}`) }, 'steps', /2 to 10 steps/],
    ['funnel', {}, 'steps', /2 to 10 steps/],
    ['funnel', { steps: '[{"types":["a"' }, 'steps', /JSON/],
    ['funnel', { steps: [{ types: [] }, { types: ['a'] }] }, 'steps', /./],
    ['funnel', { step: ['Order Completd', 'x'] }, 'steps', /"Order Completed"/],
    ['funnel', { ...FUNNEL, windowSeconds: 1000 * 365 * 86_400 }, 'windowSeconds', /10 years/],
    ['funnel', { ...FUNNEL, windowSeconds: 0 }, 'windowSeconds', /./],
    ['funnel', { ...FUNNEL, exclude: 'order completed' }, 'exclude', /is a step/],
    ['funnel', { step: ['Product Viewed'], order: 'any', steps: [{ types: ['a'] }] }, 'steps', /2 to 10/],
    [
      'funnel',
      { steps: [{ types: ['Order Completed'] }, { types: ['order_completed'] }], order: 'any' },
      'steps',
      /twice/,
    ],
    ['funnel', { ...FUNNEL, splitBy: 'moon' }, 'splitBy', /segment:ID/],
    ['funnel', { ...FUNNEL, splitBy: 'segment:x' }, 'splitBy', /id of a segment/],
    ['funnel/people', { ...FUNNEL, stepNumber: 3 }, 'stepNumber', /2/],
    ['retention', { first: 'ordr' }, 'first', /./],
    ['retention', { return: 'Oder Completed' }, 'return', /"Order Completed"/],
    ['retention', { interval: 'century' }, 'interval', /./],
    ['retention', { periods: 0 }, 'periods', /./],
    ...QUESTIONS.flatMap(([path, fields]): [string, Record<string, unknown>, string, RegExp][] => [
      [path, { ...fields, from: '2026-03-01', to: '2026-02-01' }, 'to', /after from/],
      [path, { ...fields, from: '1026-03-01', to: '2026-02-01' }, 'to', /150 years/],
      [path, { ...fields, from: 'yesterday' }, 'from', /date/],
      [path, { ...fields, segment: crypto.randomUUID() }, 'segment', /not|no/],
      [path, { ...fields, department: 'moon' }, 'department', /not|no/],
    ]),
  ];
  for (const [path, fields, at, says] of wrong) {
    const { status, body } = await get(path, fields);
    const told = `${path} ${JSON.stringify(fields)} → ${JSON.stringify(body)}`;
    expect(status, told).toBe(400);
    expect(
      body.errors.some((one: { at: string }) => one.at.split(/[./]/).includes(at)),
      told,
    ).toBe(true);
    expect(JSON.stringify(body).replaceAll('\\"', '"'), told).toMatch(says);
  }
});

test('moments of 1970 and 2099 are where they belong, and break nothing', async () => {
  const [old, future] = [Date.parse('1970-01-01T00:00:00Z'), Date.parse('2099-12-31T23:59:59Z')];
  await plantJourneys(jornada, [
    {
      id: idOf('old'),
      happenings: [
        { at: old, type: 'Product Viewed' },
        { at: old + 1000, type: 'Order Completed' },
        { at: future, type: 'Order Completed' },
      ],
    },
  ]);
  const now = await get('funnel', FUNNEL);
  expect(now.body.conversion).toMatchObject({ value: 1, n: 1 });
  expect(now.body.steps[1].medianSecondsFromPrevious).toBe(1);
  const whole = { first: 'any', return: 'any', from: '1960-01-01', to: '2100-01-01' };
  const cohorts = (await get('retention', whole)).body.cohorts;
  expect(cohorts).toHaveLength(1);
  expect(cohorts[0]).toMatchObject({ at: '1970-01-01', customers: 1, returned: 1 });
  const paths = await get('paths', {
    start: 'Order Completed',
    from: '1960-01-01',
    to: '2100-01-01',
    steps: 2,
  });
  // The second order follows the first at once: one order, folded.
  expect(paths.body.starts).toEqual({ customers: 1, occurrences: 1 });
  const apart = await get('paths', {
    start: 'Order Completed',
    to: '2100-01-01',
    steps: 2,
    foldRepeats: false,
  });
  expect(apart.body.links[0].medianSeconds).toBe((future - old - 1000) / 1000);
});

test('days of decades are refused as cohorts that nobody could read', async () => {
  await plantJourneys(
    jornada,
    Array.from({ length: 800 }, (_, day) => ({
      id: idOf(`day ${day}`),
      happenings: [{ at: Date.parse('2020-01-01T12:00:00Z') + day * 86_400_000, type: 'Product Viewed' }],
    })),
  );
  const asked = { first: 'any', return: 'any', interval: 'day' };
  const { status, body } = await get('retention', asked);
  expect([status, body.errors[0].at]).toEqual([400, 'interval']);
  expect((await get('retention', { ...asked, interval: 'week' })).status).toBe(200);
});

const address = (path: string, fields: Record<string, unknown>) => addressOf(`/api/journeys/${path}`, fields);

function get(path: string, fields: Record<string, unknown>) {
  return jornada.ask('GET', address(path, fields));
}
