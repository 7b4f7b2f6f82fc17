/** What cannot be asked is refused in words that say what can; a workspace without anything has no wrong picture. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { METRIC_IDS } from './shapes-contract.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

const ask = (address: string) => jornada.ask('GET', `/api/metrics/${address}`);

describe('is refused', () => {
  const REFUSED: [what: string, address: string, at: string, words: RegExp][] = [
    ['a period that ends before it begins', 'nps?from=2026-03-01&to=2026-02-01', 'to', /after from/],
    ['an empty period', 'nps?from=2026-03-01&to=2026-03-01', 'to', /after from/],
    ['a thousand years', 'nps?from=1026-03-01&to=2026-02-01', 'to', /150 years/],
    ['no date', 'nps?from=yesterday', 'from', /must be a date/],
    [
      'days over a hundred years',
      'nps?from=1926-01-01&to=2026-01-01&interval=day',
      'interval',
      /must be month or longer/,
    ],
    [
      'an unknown interval',
      'nps?interval=hour',
      'interval',
      /must be one of day, week, month, quarter, year$/,
    ],
    ['an unknown segment', `nps?segment=${randomUUID()}`, 'segment', /in this workspace/],
    ['an unknown account', `nps?account=${randomUUID()}`, 'account', /in this workspace/],
    ['an unknown department', 'active-customers?department=none', 'department', /in this workspace/],
    [
      'a split it does not have',
      'nps?groupBy=stage',
      'groupBy',
      /must be one of survey, channel, product, account, campaign, trait:<name>/,
    ],
    ['a segment that is no id', 'nps?segment=abc', 'segment', /must be the id of a segment/],
    [
      'people of a channel there is not',
      'orders/people?groupBy=channel&group=foo',
      'group',
      /no channel "foo".* web, app, email/,
    ],
    [
      'people of a department there is not',
      'active-customers/people?groupBy=department&group=foo',
      'group',
      /one of .*service/,
    ],
    [
      'people of a stage there is not',
      'active-customers/people?groupBy=stage&group=foo',
      'group',
      /one of .*purchase/,
    ],
    [
      'people of a device there is not',
      'active-customers/people?groupBy=device&group=foo',
      'group',
      /none is known/,
    ],
    [
      'people of a priority there is not',
      'first-response-time/people/csv?groupBy=priority&group=foo',
      'group',
      /low, normal, high, urgent/,
    ],
    ['a text that no record holds', 'orders?product=%00', 'product', /U\+0000/],
    ['a trait that nobody has', 'nps?groupBy=trait:ctiy', 'groupBy', /no customer has a trait "ctiy"/],
    ['a name that is not known', 'nps?form=2026-03-01', 'form', /Did you mean "from"/],
    ['a trait without a name', 'nps?groupBy=trait', 'groupBy', /trait:<name>/],
    [
      'a narrowing it does not have',
      'revenue?department=sales',
      'department',
      /narrow it by segment, account, campaign, product, channel/,
    ],
    ['a comparison without a beginning', 'nps?compare=previous', 'from', /is needed/],
    ['too many or too few quiet days', 'churn-rate?quietDays=0', 'quietDays', /must be at least 1/],
    [
      'people of a point that is none',
      'nps/people?from=2026-01-01&to=2026-03-01&at=2026-01-02T00:00:00Z',
      'at',
      /start of a month/,
    ],
    [
      'people of a point outside the period',
      'nps/people?from=2026-01-01&to=2026-03-01&at=2026-03-01T00:00:00Z',
      'at',
      /within the period/,
    ],
    ['people of a group of nothing', 'nps/people?group=a', 'groupBy', /is needed/],
    ['sides of what has none', 'orders/people?part=hit', 'part', /no two sides/],
    ['the middle of what has none', 'late-share/people?part=neither', 'part', /hit or miss/],
    ['people of sides of what has none, as a file', 'orders/people/csv?part=hit', 'part', /no two sides/],
    ['a cursor of elsewhere', 'orders/people?cursor=abc', 'cursor', /nextCursor/],
  ];

  test.each(REFUSED)('%s', async (_, address, at, words) => {
    const { status, body } = await ask(address);
    expect(status, JSON.stringify(body)).toBe(400);
    expect(body.errors[0].at).toBe(at);
    expect(body.detail).toMatch(words);
  });

  test('an unknown metric, saying which there are', async () => {
    for (const address of ['joy', 'joy/people', 'joy/csv', 'joy/people/csv', 'toString']) {
      const { status, body } = await ask(address);
      expect(status).toBe(404);
      expect(body.detail).toContain('nps, csat, ces');
    }
  });
});

test.each([
  'groupBy=product&group=foo',
  'groupBy=campaign&group=foo',
  'groupBy=channel&group=store',
  'groupBy=channel&group=',
])('nobody is in a group of which nothing is told: %s', async (asked) => {
  const { status, body } = await ask(`orders/people?${asked}`);
  expect([status, body.total]).toEqual([200, 0]);
});

describe('a workspace without anything', () => {
  test.each(METRIC_IDS)('has no %s', async (id) => {
    const nothing = { n: 0, low: null, high: null };
    const { status, body } = await ask(`${id}?from=2026-01-01&to=2026-03-01&compare=year`);
    expect(status, JSON.stringify(body)).toBe(200);
    const counts = ['count', 'money'].includes(body.unit);
    expect(body.total).toMatchObject({ ...nothing, value: counts ? 0 : null, small: !counts });
    expect(body.points).toHaveLength(2);
    for (const point of body.points) expect(point).toMatchObject({ ...nothing, value: counts ? 0 : null });
    expect(body.previous.total).toMatchObject(nothing);
    const ever = await ask(id);
    expect(ever.body).toMatchObject({ points: [], total: nothing });
    const grouped = await ask(`${id}?from=2026-01-01&to=2026-03-01&groupBy=account`);
    expect(grouped.body).toMatchObject({ points: [], groups: [], total: nothing });
    const people = await ask(`${id}/people`);
    expect(people.body).toEqual({ items: [], total: 0, observations: 0, nextCursor: null });
  });
});

test('every metric says what it is', async () => {
  const { body } = await jornada.ask('GET', '/api/metrics');
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([...METRIC_IDS]);
  for (const metric of body.items) {
    for (const word of ['name', 'definition', 'formula', 'source'])
      expect(metric[word], metric.id).toMatch(/\w/);
    expect(metric.splits).toEqual(expect.arrayContaining(['account', 'campaign', 'trait']));
    expect(metric.narrowing).toEqual(expect.arrayContaining(['segment', 'account', 'campaign']));
  }
});

test('ten customers who are one person, and a date gone astray, are neither lost nor doubled', async () => {
  const track = (body: object) => jornada.ask('POST', '/v1/track', { json: body });
  for (const timestamp of ['2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z', '1995-01-01T00:00:00Z']) {
    const { status } = await track({
      userId: 'one',
      event: 'Page Viewed',
      timestamp,
      messageId: `${timestamp}`,
    });
    expect(status).toBe(200);
  }
  await lensCaughtUp(jornada.context);
  const { body } = await ask('active-customers?interval=year');
  const active = body.points.filter(({ n }: { n: number }) => n > 0);
  expect(active.map(({ at, n }: { at: string; n: number }) => [at.slice(0, 4), n])).toEqual([
    ['1994', 1],
    ['2026', 1],
  ]);
  expect(body.total.n).toBe(1);
  const daily = await ask('active-customers?interval=day');
  expect(daily.status).toBe(400);
  expect(daily.body.detail).toMatch(/the record begins on 199[45]-/);
});

test('more groups than fit are put together, and the people of the rest open too', async () => {
  const people = Array.from({ length: 75 }, (_, n) => ({
    type: 'identify',
    userId: `grouped-${n}`,
    traits: { city: `City ${String(n % 60).padStart(2, '0')}` },
    timestamp: '2026-03-01T12:00:00Z',
    messageId: `grouped-${n}`,
  }));
  await jornada.ask('POST', '/v1/batch', { json: { batch: people } });
  await lensCaughtUp(jornada.context);
  const period = 'from=2026-02-20&to=2026-04-01&groupBy=trait:city';
  for (const id of ['active-customers', 'new-customers', 'customers']) {
    const { body } = await ask(`${id}?${period}`);
    const sum = body.groups.reduce((all: number, { total }: { total: { n: number } }) => all + total.n, 0);
    expect(body.groups, id).toHaveLength(50);
    expect(body.groups[0].total.n).toBe(2);
    expect(body.rest.groups).toBe((id === 'customers' ? 61 : 60) - 50);
    expect(sum + body.rest.total.n).toBe(body.total.n);
    const rest = await ask(`${id}/people?${period}&rest=true&limit=500`);
    expect(rest.body.observations).toBe(body.rest.total.n);
    expect(rest.body.items).toHaveLength(body.rest.total.n);
  }
});
