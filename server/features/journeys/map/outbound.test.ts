/** What we say and send keeps nobody: who goes on and who leaves shows in what they do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import type { JourneyMap } from './shapes-contract.ts';

const DAY = 86_400_000;
const BEGIN = Date.now() - 200 * DAY;

/** Of each person what happened, and on which day. */
const STORIES: Record<string, [event: string, day: number][]> = {
  'never came back': [
    ['Order Completed', 0],
    ['Delivery Promised', 0],
    ['Order Paid', 0.1],
    ['Order Shipped', 1],
    ['Order Delivered Late', 10],
    ['Survey Sent', 11],
    ['Survey Answered', 12],
    ['Email Delivered', 20],
    ['Email Delivered', 45],
  ],
  'bought again': [
    ['Order Completed', 0],
    ['Delivery Promised', 0],
    ['Order Paid', 0.1],
    ['Order Shipped', 1],
    ['Order Delivered Late', 10],
    ['Survey Sent', 11],
    ['Email Delivered', 20],
    ['Order Completed', 25],
    ['Order Paid', 25.1],
  ],
};

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  const batch = Object.entries(STORIES).flatMap(([userId, story]) =>
    story.map(([event, day]) => ({
      ...{ type: 'track', userId, event },
      timestamp: new Date(BEGIN + day * DAY).toISOString(),
    })),
  );
  const { status } = await jornada.ask('POST', '/v1/batch', { json: { batch } });
  expect(status).toBe(200);
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

async function readMap(query = ''): Promise<JourneyMap> {
  const from = new Date(BEGIN - DAY).toISOString();
  const { status, body } = await jornada.ask('GET', `/api/journeys/map?from=${from}${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const touchpoint = ({ stages }: JourneyMap, type: string) =>
  stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.type === type)!;
const stage = ({ stages }: JourneyMap, key: string) => stages.find((one) => one.key === key)!;

test('after the late parcel one goes on and one leaves, whatever we send them', async () => {
  const map = await readMap();
  expect(touchpoint(map, 'Order Delivered Late')).toMatchObject({ outbound: false, continued: 1, left: 1 });
  expect(touchpoint(map, 'Survey Sent')).toMatchObject({ outbound: true, continued: 1, left: 1 });
  // The parcel is on its way because they ordered it.
  expect(touchpoint(map, 'Order Shipped')).toMatchObject({ outbound: false, continued: 2, left: 0 });
  expect(stage(map, 'delivery')).toMatchObject({
    ...{ visits: 2, continued: 1, left: 1 },
    next: [{ stage: 'purchase', visits: 1, share: 0.5 }],
  });
});

test('a promise at the moment of ordering sends nobody to delivery and back', async () => {
  expect(stage(await readMap(), 'purchase')).toMatchObject({
    ...{ visits: 3, continued: 2, left: 1 },
    next: [{ stage: 'delivery', visits: 2, share: 2 / 3 }],
  });
});

test('a stage in which only we did something has no visits', async () => {
  const awareness = stage(await readMap(), 'awareness');
  expect(awareness).toMatchObject({
    occurrences: 3,
    visits: 0,
    known: 0,
    continueShare: null,
    knownFrom: null,
  });
});

test('the people behind the shares are those', async () => {
  const from = new Date(BEGIN - DAY).toISOString();
  for (const [of, observations] of [
    ['type=Survey%20Sent&part=left', 1],
    ['stage=delivery&part=left', 1],
    ['stage=delivery&part=continued&next=purchase', 1],
    ['stage=purchase&part=continued&next=delivery', 2],
    ['stage=awareness&part=left', 0],
  ] as const) {
    const { body } = await jornada.ask('GET', `/api/journeys/map/people?from=${from}&${of}`);
    expect([of, body.observations]).toEqual([of, observations]);
  }
});

test('who is active, and who came back, did something', async () => {
  const from = new Date(BEGIN + 15 * DAY).toISOString();
  const { body: active } = await jornada.ask('GET', `/api/metrics/active-customers?from=${from}`);
  expect(active.total.value).toBe(1);
  const { body: retention } = await jornada.ask(
    'GET',
    '/api/journeys/retention?first=Order%20Delivered%20Late&return=any&interval=day&rolling=true&periods=60',
  );
  expect(retention.total).toMatchObject({ customers: 2, returned: 1 });
});

test('whoever calls a type outbound, or takes that back, reads history anew, in every version of the map', async () => {
  const saved = await jornada.ask('POST', '/api/map/versions', { json: { name: 'As it was' } });
  const { body: found } = await jornada.ask('GET', '/api/touchpoint-types?search=Email%20Delivered');
  const change = (outbound: boolean) =>
    jornada.ask('PATCH', `/api/touchpoint-types/${found.items[0].id}`, { json: { outbound } });
  expect((await change(false)).body).toMatchObject({ outbound: false, stage: { key: 'awareness' } });
  for (const query of ['', `&version=${saved.body.number}`])
    expect(touchpoint(await readMap(query), 'Order Delivered Late')).toMatchObject({ continued: 2, left: 0 });
  await change(true);
  expect(touchpoint(await readMap(), 'Order Delivered Late')).toMatchObject({ continued: 1, left: 1 });
});
