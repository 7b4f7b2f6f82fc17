/** Planted weeks: what changed and where comes out by itself, figures are the metrics' own, and chance stays chance. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../core/database/workspace.ts';
import { stableId } from '../../core/ids.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { answerPulse } from './answer.ts';
import type { Pulse } from './contract.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await jornada.ask('PATCH', '/api/workspace', { json: { timeZone: 'America/Sao_Paulo', currency: 'BRL' } });
  await plantWeeks();
});
afterAll(() => jornada?.stop());

const DAY = 86_400_000;
/** A Monday in São Paulo. */
const FIRST = Date.parse('2026-01-05T03:00:00Z');
const WEEKS = 14;
/** In this week parcels to the north are late. */
const LATE_WEEK = 10;
const PEOPLE = 600;
const AN_HOUR = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();
const idOf = (what: string) => stableId('pulse', what);
const mondayOf = (week: number) => at(FIRST + week * 7 * DAY).slice(0, 10);

/** A seventh live in the north, spread over two countries. Every week as many orders, as late as ever, but for one. */
async function plantWeeks() {
  const { owner } = jornada.context.db;
  const put = (table: string, rows: object[]) =>
    owner.query(
      `insert into ${table} (workspace_id, ${Object.keys(rows[0]!).join(', ')})
       select $1, ${Object.keys(rows[0]!).join(', ')} from jsonb_populate_recordset(null::${table}, $2)`,
      [jornada.workspaceId, JSON.stringify(rows)],
    );
  await put(
    'customers',
    Array.from({ length: PEOPLE }, (_, n) => customer(n)),
  );
  const orders = Array.from({ length: WEEKS * 200 }, (_, n) => order(n));
  await put('orders', orders);
  await put('touchpoints', orders.map(placed));
  await lensCaughtUp(jornada.context);
}

const isNorth = (n: number) => n % 7 === 0;

const customer = (n: number) => ({
  id: idOf(`customer ${n}`),
  root_id: idOf(`customer ${n}`),
  name: `Person ${n}`,
  shown_name: `Person ${n}`,
  traits: { region: isNorth(n) ? 'north' : 'south', country: n % 2 ? 'BR' : 'PT' },
});

function order(n: number) {
  const week = Math.floor(n / 200);
  const who = (n * 13) % PEOPLE;
  const delivered = FIRST + week * 7 * DAY + (n % 160) * AN_HOUR + AN_HOUR;
  const isLate = n % 20 === 3 || (week === LATE_WEEK && isNorth(who) && n % 3 !== 0);
  return {
    id: idOf(`order ${n}`),
    number: `O-${n}`,
    customer_id: idOf(`customer ${who}`),
    currency: 'BRL',
    total_minor: 5000,
    placed_at: at(delivered - (3 * AN_HOUR) / 3),
    delivered_at: at(delivered),
    promised_at: at(delivered + (isLate ? -1 : 1) * AN_HOUR * 20),
  };
}

const placed = (one: ReturnType<typeof order>) => ({
  ...{ id: idOf(`placed ${one.number}`), message_id: `placed ${one.number}`, customer_id: one.customer_id },
  ...{ type: 'Order Completed', at: one.placed_at, kind: 'track', source: 'test', order_id: one.id },
  properties: {},
});

async function pulse(query: string): Promise<Pulse> {
  const { status, body } = await jornada.ask('GET', `/api/pulse?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('the planted week', () => {
  test('says that deliveries got worse, and where', async () => {
    const { changes, metrics, previous, at } = await pulse(`at=${mondayOf(LATE_WEEK)}`);
    expect(at).toBe(mondayOf(LATE_WEEK));
    expect(previous.from).toBe(new Date(FIRST + (LATE_WEEK - 1) * 7 * DAY).toISOString());
    const late = metrics.find(({ id }) => id === 'late-share')!;
    expect(late.verdict).toBe('worse');
    expect(late.change).toMatchObject({ certain: true });
    expect(changes[0]).toMatchObject({
      metric: 'late-share',
      whole: true,
      verdict: 'worse',
      place: { dimension: 'trait:region', group: 'north' },
    });
    const { place } = changes[0]!;
    expect(place!.rate! + place!.mix!).toBeCloseTo(place!.contribution, 12);
    expect(place!.shareOfChange).toBeGreaterThan(0.8);
    expect(place!.adjustedP).toBeLessThan(0.001);
  });

  test('and the place’s figure is the metric’s own, with as many people behind it', async () => {
    const { changes, from, to } = await pulse(`at=${mondayOf(LATE_WEEK)}`);
    const { group, now } = changes[0]!.place!;
    const asked = `from=${from}&to=${to}&interval=week&groupBy=trait:region`;
    const figure = await jornada.ask('GET', `/api/metrics/late-share?${asked}`);
    const own = figure.body.groups.find((one: { group: string }) => one.group === group).total;
    expect(now).toEqual(own);
    const people = await jornada.ask('GET', `/api/metrics/late-share/people?${asked}&group=${group}`);
    expect(people.body.observations).toBe(now.n);
  });

  test('is over in the next: better, in the same place', async () => {
    const { changes } = await pulse(`at=${mondayOf(LATE_WEEK + 1)}`);
    expect(changes[0]).toMatchObject({
      metric: 'late-share',
      verdict: 'better',
      place: { dimension: 'trait:region', group: 'north' },
    });
  });

  test('shows the twelve weeks up to it, each the metric’s own figure', async () => {
    const { metrics, to } = await pulse(`at=${mondayOf(WEEKS - 1)}`);
    for (const { id, points, value, n } of metrics) {
      const from = points[0]!.at;
      const { body } = await jornada.ask('GET', `/api/metrics/${id}?from=${from}&to=${to}&interval=week`);
      const own = body.points.map((one: { at: string; value: number; n: number }) => [
        one.at,
        one.value,
        one.n,
      ]);
      expect(
        points.map((one) => [one.at, one.value, one.n]),
        id,
      ).toEqual(own);
      expect(points).toHaveLength(12);
      expect([value, n]).toEqual(own.at(-1).slice(1));
    }
  });
});

test('weeks in which nothing was planted changed by nothing beyond chance', async () => {
  for (const week of [4, 6, 8, 13]) {
    const { changes } = await pulse(`at=${mondayOf(week)}`);
    expect(changes, mondayOf(week)).toEqual([]);
  }
});

test('without a date it is the last week in which something happened, and says so when that is past', async () => {
  const { at, past, later, earlier, lastAt } = await pulse('');
  expect(at).toBe(mondayOf(WEEKS - 1));
  expect(past).toBe(true);
  expect(later).not.toBeNull();
  expect(earlier).toBe(mondayOf(WEEKS - 2));
  expect(Date.parse(lastAt!)).toBeLessThan(FIRST + WEEKS * 7 * DAY);
});

describe('a week that has not ended', () => {
  /** Thursday at noon of the week in which parcels are late: three and a half days have passed. */
  const NOW = new Date(FIRST + LATE_WEEK * 7 * DAY + 3.5 * DAY);
  const tell = (asked: { span: 'week' | 'month' | 'quarter'; at?: string }, now = NOW) =>
    answerPulse(jornada.context, { workspaceId: jornada.workspaceId, actor: SYSTEM }, asked, now);
  const figureOf = async (id: string, { from, to }: { from: string; to: string }) => {
    const { body } = await jornada.ask('GET', `/api/metrics/${id}?from=${from}&to=${to}&interval=year`);
    return [body.total.value, body.total.n];
  };

  test('is told so far, held against as much of the week before, each figure the metric’s own', async () => {
    const { from, to, previous, metrics, at, running } = await tell({
      span: 'week',
      at: mondayOf(LATE_WEEK),
    });
    expect([at, running]).toEqual([mondayOf(LATE_WEEK), mondayOf(LATE_WEEK)]);
    expect([from, to]).toEqual([new Date(FIRST + LATE_WEEK * 7 * DAY).toISOString(), NOW.toISOString()]);
    expect(previous).toEqual({
      from: new Date(FIRST + (LATE_WEEK - 1) * 7 * DAY).toISOString(),
      to: new Date(NOW.getTime() - 7 * DAY).toISOString(),
    });
    expect(metrics.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['late-share', 'orders', 'delivery-time', 'churn-rate']),
    );
    for (const { id, value, n, previous: before } of metrics) {
      expect([value, n], id).toEqual(await figureOf(id, { from, to }));
      expect([before.value, before.n], id).toEqual(await figureOf(id, previous));
    }
  });

  test('is no drop in what is counted only because it is not over, and its line has as much of every week', async () => {
    const { metrics } = await tell({ span: 'week', at: mondayOf(LATE_WEEK) });
    const { points, change, verdict, value, previous } = metrics.find(({ id }) => id === 'orders')!;
    expect(change!.value).toBeCloseTo(value! - previous.value!, 9);
    expect(verdict).toBe('unclear');
    for (const { at, value: own } of points.slice(1)) {
      const to = new Date(Date.parse(at) + 3.5 * DAY).toISOString();
      expect(own, at).toBe((await figureOf('orders', { from: at, to }))[0]);
    }
  });

  test('comes after the last whole one, which is what is told without a date', async () => {
    const last = await tell({ span: 'week' });
    expect([last.at, last.later, last.running]).toEqual([
      mondayOf(LATE_WEEK - 1),
      mondayOf(LATE_WEEK),
      mondayOf(LATE_WEEK),
    ]);
    const { later, earlier, past } = await tell({ span: 'week', at: mondayOf(LATE_WEEK) });
    expect([later, earlier, past]).toEqual([null, mondayOf(LATE_WEEK - 1), false]);
  });

  test('has any of its dates, also those to come; one of the next is refused with the latest that can be', async () => {
    const sunday = at(FIRST + (LATE_WEEK * 7 + 6) * DAY).slice(0, 10);
    expect((await tell({ span: 'week', at: sunday })).at).toBe(mondayOf(LATE_WEEK));
    await expect(tell({ span: 'week', at: mondayOf(LATE_WEEK + 1) })).rejects.toThrow(
      `at: must lie in a week that has begun; the latest begins on ${mondayOf(LATE_WEEK)}`,
    );
  });

  test('on the last day of a long month the whole of a shorter one is held against it', async () => {
    const { previous } = await tell({ span: 'month', at: '2026-03-01' }, new Date('2026-03-31T15:00:00Z'));
    expect(previous).toEqual({ from: '2026-02-01T03:00:00.000Z', to: '2026-03-01T03:00:00.000Z' });
  });
});

test('months and quarters begin where the calendar’s do', async () => {
  const month = await pulse(`span=month&at=2026-03-20`);
  expect([month.from, month.to]).toEqual(['2026-03-01T03:00:00.000Z', '2026-04-01T03:00:00.000Z']);
  const quarter = await pulse(`span=quarter&at=2026-03-20`);
  expect([quarter.from, quarter.to]).toEqual(['2026-01-01T03:00:00.000Z', '2026-04-01T03:00:00.000Z']);
});

test('a date that is none, a span that is none and a week that has not begun are refused with what would be right', async () => {
  for (const query of ['at=2026-02-31', 'at=yesterday', 'span=decade', 'at=2999-01-01']) {
    const { status, body } = await jornada.ask('GET', `/api/pulse?${query}`);
    expect(status, query).toBe(400);
    expect(JSON.stringify(body)).toMatch(/at|span/);
  }
});

test('an empty workspace has nothing to tell, and says that', async () => {
  const empty = await startTestJornada();
  // A new lens is made first: until then it says that it does not answer.
  await lensCaughtUp(empty.context);
  const { status, body } = await empty.ask('GET', '/api/pulse');
  await empty.stop();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    lastAt: null,
    metrics: [],
    changes: [],
    weaknesses: [],
    past: false,
    earlier: null,
  });
  expect(body.moments.items).toEqual([]);
});
