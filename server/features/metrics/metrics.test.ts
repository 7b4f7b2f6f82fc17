/** Every metric over a planted workspace equals plain SQL on the record: totals, points, groups, and the people behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { PLAIN, PLAIN_SUBSCRIPTIONS, QUIET_DAYS } from './plain.fixture.ts';
import { METRIC_IDS, type MetricId } from './shapes-contract.ts';
import { benjaminiHochberg } from './statistics/odds.ts';
import { ACCOUNTS, plantWorkspace, ZONE } from './testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantWorkspace(jornada);
});
afterAll(() => jornada?.stop());

const PERIOD = 'from=2026-01-10&to=2026-04-20';
const [FROM, TO] = ['2026-01-10T03:00:00Z', '2026-04-20T03:00:00Z'];

interface Figure {
  value: number | null;
  n: number;
  low: number | null;
  high: number | null;
  small: boolean;
}

async function metric(id: string, query: string) {
  const { status, body } = await jornada.ask('GET', `/api/metrics/${id}?quietDays=${QUIET_DAYS}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function plain(sql: string, from: string, to: string, { people = 'true', rows = 'true' } = {}) {
  const text = sql
    .replaceAll(':from', `timestamptz '${from}'`)
    .replaceAll(':to', `timestamptz '${to}'`)
    .replaceAll(':people', people)
    .replaceAll(':rows', rows);
  const { rows: found } = await jornada.context.db.owner.query<{ value: unknown; n: unknown }>(text);
  const { value, n } = found[0]!;
  return { value: value === null ? null : Number(value), n: Number(n) };
}

function expectSame(figure: Figure, expected: { value: number | null; n: number }, where: string) {
  expect(figure.n, `n of ${where}`).toBe(expected.n);
  if (expected.value === null) expect(figure.value, where).toBeNull();
  else
    expect(Math.abs(figure.value! - expected.value), where).toBeLessThan(
      1e-12 * Math.max(1, Math.abs(expected.value)),
    );
  if (figure.low !== null) {
    expect(figure.low).toBeLessThanOrEqual(figure.value!);
    expect(figure.high).toBeGreaterThanOrEqual(figure.value!);
  }
}

describe.each(METRIC_IDS)('%s', (id) => {
  test('is what plain SQL says: in whole and by month where the workspace is', async () => {
    const { total, points } = await metric(id, PERIOD);
    expectSame(total, await plain(PLAIN[id], FROM, TO), `${id} in whole`);
    expect(points.map(({ at }: { at: string }) => at)).toEqual([
      '2026-01-01T03:00:00.000Z',
      '2026-02-01T03:00:00.000Z',
      '2026-03-01T03:00:00.000Z',
      '2026-04-01T03:00:00.000Z',
    ]);
    expect(points.map(({ partial }: { partial?: true }) => partial === true)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const edges = [FROM, ...points.slice(1).map(({ at }: { at: string }) => at), TO];
    for (const [place, point] of points.entries()) {
      expectSame(point, await plain(PLAIN[id], edges[place]!, edges[place + 1]!), `${id} at ${point.at}`);
    }
  });

  test('is what plain SQL says by week, beginning on the day the workspace’s weeks do', async () => {
    const { points } = await metric(id, 'from=2026-02-25&to=2026-03-17&interval=week');
    const edges = ['02-25', '03-01', '03-08', '03-15', '03-17'].map((day) => `2026-${day}T03:00:00Z`);
    expect(points.map(({ at }: { at: string }) => at.slice(5, 10))).toEqual([
      '02-22',
      '03-01',
      '03-08',
      '03-15',
    ]);
    for (const [place, point] of points.entries()) {
      expectSame(
        point,
        await plain(PLAIN[id], edges[place]!, edges[place + 1]!),
        `${id} in week ${point.at}`,
      );
    }
  });

  test('is what plain SQL says of the accounts, campaigns and traits of people', async () => {
    const ofPeople: Record<string, (group: string) => string> = {
      account: (group) => `select root_id from customers where account_id = '${group}'`,
      campaign: (group) =>
        `select person from seen_touchpoints where context#>>'{campaign,name}' = '${group}'`,
      'trait:plan': (group) => `select root_id from customers where traits->>'plan' = '${group}'`,
    };
    for (const [groupBy, people] of Object.entries(ofPeople)) {
      const { groups, total, points } = await metric(id, `${PERIOD}&groupBy=${groupBy}`);
      expectSame(total, await plain(PLAIN[id], FROM, TO), `${id} in whole`);
      expect(groups.length, `${id} by ${groupBy}`).toBeGreaterThan(0);
      for (const { group, total: figure } of groups) {
        if (!group) continue;
        const condition = { people: `person in (${people(group)})` };
        expectSame(figure, await plain(PLAIN[id], FROM, TO, condition), `${id} of ${groupBy} ${group}`);
        const february = points.find(
          (one: { group: string; at: string }) => one.group === group && one.at.startsWith('2026-02'),
        );
        const expected = await plain(PLAIN[id], '2026-02-01T03:00:00Z', '2026-03-01T03:00:00Z', condition);
        if (february) expectSame(february, expected, `${id} of ${groupBy} ${group} in February`);
        else expect(expected.n).toBe(0);
      }
    }
  });

  test('opens exactly the people it was counted from: of the total, every group, every point, and the last of each group', async () => {
    const { total, points, groups } = await metric(id, `${PERIOD}&groupBy=account`);
    await expectPeople(id, PERIOD, total);
    for (const { group, total: figure } of groups)
      await expectPeople(id, `${PERIOD}&groupBy=account&group=${group}`, figure);
    for (const { at, group, ...figure } of points)
      if (at === points.at(-1)?.at)
        await expectPeople(id, `${PERIOD}&groupBy=account&group=${group}&at=${at}`, figure);
    const alone = await metric(id, PERIOD);
    for (const { at, ...figure } of alone.points) await expectPeople(id, `${PERIOD}&at=${at}`, figure);
  });
});

async function people(id: MetricId, query: string, limit = 500) {
  const { status, body } = await jornada.ask(
    'GET',
    `/api/metrics/${id}/people?quietDays=${QUIET_DAYS}&limit=${limit}&${query}`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function expectPeople(id: MetricId, query: string, figure: Figure) {
  const found = await people(id, query);
  expect(found.observations, `${id} ${query}`).toBe(figure.n);
  expect(found.items.length).toBe(found.total);
  expect(new Set(found.items.map(({ customerId }: { customerId: string }) => customerId)).size).toBe(
    found.total,
  );
  expect(sumOf(found.items)).toBe(figure.n);
}

const sumOf = (items: { observations: number }[]) =>
  items.reduce((sum, { observations }) => sum + observations, 0);

describe('groups of the rows themselves', () => {
  const CASES: [id: MetricId, groupBy: string, rows: (group: string) => string][] = [
    ['orders', 'product', (group) => `'${group}' = any(skus)`],
    ['orders', 'channel', (group) => `'${group}' = any(channels)`],
    ['revenue', 'product', (group) => `'${group}' = any(skus)`],
    ['repurchase-rate', 'product', (group) => `'${group}' = any(skus)`],
    ['delivery-time', 'channel', (group) => `'${group}' = any(channels)`],
    ['late-share', 'product', (group) => `'${group}' = any(skus)`],
    ['returned-share', 'product', (group) => `'${group}' = any(skus)`],
    ['cancelled-share', 'channel', (group) => `'${group}' = any(channels)`],
    ['nps', 'survey', (group) => `survey = '${group}'`],
    ['csat', 'product', (group) => `'${group}' = any(skus)`],
    ['csat', 'channel', (group) => `'${group}' = any(channels)`],
    ['csat', 'assignee', (group) => `coalesce(properties->>'solved_by', 'no-conversation') = '${group}'`],
    ['csat', 'department', (group) => `properties->>'department' = '${group}'`],
    ['ces', 'survey', (group) => `survey = '${group}'`],
    ['emotion', 'channel', (group) => `'${group}' = any(channels)`],
    ['response-rate', 'survey', (group) => `survey = '${group}'`],
    ['response-rate', 'channel', (group) => `through = '${group}'`],
    ['active-customers', 'channel', (group) => `through = '${group}'`],
    ['active-customers', 'device', (group) => `device = '${group}'`],
    ['active-customers', 'stage', (group) => `stage = '${group}'`],
    ['active-customers', 'department', (group) => `department = '${group}'`],
    [
      'active-customers',
      'product',
      (group) =>
        `('${group}' = properties->>'sku' or order_id in (select order_id from order_items where sku = '${group}'))`,
    ],
  ];

  test.each(CASES)('%s by %s', async (id, groupBy, rows) => {
    const { groups, total, points } = await metric(id, `${PERIOD}&groupBy=${groupBy}`);
    expectSame(total, await plain(PLAIN[id], FROM, TO), `${id} in whole`);
    expect(groups.length).toBeGreaterThan(1);
    for (const { group, total: figure } of groups) {
      await expectPeople(id, `${PERIOD}&groupBy=${groupBy}&group=${encodeURIComponent(group)}`, figure);
      if (!group) continue;
      const condition = { rows: rows(group) };
      expectSame(figure, await plain(PLAIN[id], FROM, TO, condition), `${id} of ${groupBy} ${group}`);
      const march = points.find(
        (one: { group: string; at: string }) => one.group === group && one.at.startsWith('2026-03'),
      );
      const expected = await plain(PLAIN[id], '2026-03-01T03:00:00Z', '2026-04-01T03:00:00Z', condition);
      if (march) expectSame(march, expected, `${id} of ${groupBy} ${group} in March`);
      else expect(expected.n).toBe(0);
      if (['survey', 'stage', 'assignee'].includes(groupBy)) continue;
      const narrowed = await metric(id, `${PERIOD}&${groupBy}=${group}`);
      expectSame(
        narrowed.total,
        { value: figure.value, n: figure.n },
        `${id} narrowed to ${groupBy} ${group}`,
      );
    }
  });
});

describe('the service desk by', () => {
  const TIMES = ['first-response-time', 'next-response-time', 'resolution-time', 'service-level'] as const;
  const OTHERS = ['contacts', 'first-contact-resolution', 'reopen-rate', 'backlog', 'backlog-age'] as const;
  const SPLITS = {
    channel: (group: string) => `channel = '${group}'`,
    department: (group: string) => `department = '${group}'`,
    priority: (group: string) => `priority = '${group}'`,
    assignee: (group: string) => `coalesce(assignee_id::text, '') = '${group}'`,
    language: (group: string) => `coalesce(language, '') = '${group}'`,
    tag: (group: string) => (group ? `'${group}' = any(tags)` : `tags = '{}'`),
    member: (group: string) => `member_id = '${group}'`,
  };
  const OF_TARGETS = {
    target: (group: string) => `metric = '${group}'`,
    policy: (group: string) => `policy_id = '${group}'`,
  };

  test.each(Object.entries(SPLITS))('%s', async (groupBy, rows) => {
    const ids: MetricId[] = groupBy === 'member' ? [] : [...TIMES, ...OTHERS, 'noted-emotion'];
    // Of reviews it matters whose answers they are of.
    if (groupBy !== 'assignee') ids.push('quality-score');
    for (const id of ids) await expectGroups(id, groupBy, rows);
  });

  const BY_THE_CLOCK = {
    weekday: (group: string) => `extract(isodow from created_at at time zone '${ZONE}') = ${group}`,
    hour: (group: string) => `extract(hour from created_at at time zone '${ZONE}') = ${group}`,
  };

  test.each(Object.entries(BY_THE_CLOCK))('%s, in its own order', async (groupBy, rows) => {
    await expectGroups('contacts', groupBy, rows);
    const { groups } = await metric('contacts', `${PERIOD}&groupBy=${groupBy}`);
    const keys = groups.map(({ group }: { group: string }) => group);
    expect(keys).toEqual(keys.toSorted());
  });

  test.each(Object.entries(OF_TARGETS))('%s', (groupBy, rows) =>
    expectGroups('service-level', groupBy, rows),
  );

  async function expectGroups(id: MetricId, groupBy: string, rows: (group: string) => string) {
    const { groups, points } = await metric(id, `${PERIOD}&groupBy=${groupBy}`);
    expect(groups.length, `${id} by ${groupBy}`).toBeGreaterThan(1);
    for (const [place, { group, total }] of groups.entries()) {
      const where = `${id} of ${groupBy} ${group}`;
      const condition = { rows: rows(group) };
      expectSame(total, await plain(PLAIN[id], FROM, TO, condition), where);
      // Of the largest and the smallest the people, too, a single month, and the same asked as a narrowing.
      if (place > 0 && place < groups.length - 1) continue;
      await expectPeople(id, `${PERIOD}&groupBy=${groupBy}&group=${encodeURIComponent(group)}`, total);
      const march = points.find(
        (one: { group: string; at: string }) => one.group === group && one.at.startsWith('2026-03'),
      );
      const expected = await plain(PLAIN[id], '2026-03-01T03:00:00Z', '2026-04-01T03:00:00Z', condition);
      if (march) expectSame(march, expected, `${where} in March`);
      else expect(expected.n, where).toBe(0);
      if ((groupBy === 'channel' || groupBy === 'department') && group) {
        const narrowed = await metric(id, `${PERIOD}&${groupBy}=${group}`);
        expectSame(narrowed.total, { value: total.value, n: total.n }, `${where}, narrowed`);
      }
    }
  }

  test('the clock, too, beside business hours', async () => {
    const { total } = await metric('first-response-time', PERIOD);
    const { rows } = await jornada.context.db.owner.query(
      `select percentile_cont(0.5) within group (order by clock_seconds) as clock, percentile_disc(0.9) within group (order by clock_seconds) as p90,
         percentile_disc(0.9) within group (order by business_seconds) as business_p90,
         count(*) filter (where business_seconds = 0 and clock_seconds > 0)::int as outside
       from seen_times where metric = 'first-response' and ended_by = 'answered' and ended_at >= $1 and ended_at < $2`,
      [FROM, TO],
    );
    expect(total.detail).toMatchObject({
      clock: rows[0].clock,
      clockP90: rows[0].p90,
      p90: rows[0].business_p90,
      outsideHours: rows[0].outside,
    });
    expect(rows[0].outside).toBeGreaterThan(0);
  });
});

describe('a question', () => {
  test('is told the names of groups', async () => {
    const byAccount = await metric('orders', `${PERIOD}&groupBy=account`);
    expect(byAccount.groups).toContainEqual(
      expect.objectContaining({ group: ACCOUNTS[0], name: 'Account 0' }),
    );
    const byProduct = await metric('orders', `${PERIOD}&groupBy=product`);
    expect(byProduct.groups).toContainEqual(expect.objectContaining({ group: 'P1', name: 'Lamp' }));
    expect(byProduct.points).toContainEqual(expect.objectContaining({ group: 'P2', groupName: 'Rug' }));
    const byStage = await metric('active-customers', `${PERIOD}&groupBy=stage`);
    expect(byStage.groups).toContainEqual(expect.objectContaining({ group: 'purchase', name: 'Purchase' }));
  });

  test('is compared with the time just before and the year before', async () => {
    const { previous } = await metric('orders', 'from=2026-02-10&to=2026-03-10&compare=previous');
    expect(previous).toMatchObject({ from: '2026-01-13T03:00:00.000Z', to: '2026-02-10T03:00:00.000Z' });
    expectSame(previous.total, await plain(PLAIN.orders, previous.from, previous.to), 'orders before');
    const year = await metric('customers', 'from=2027-01-01&to=2027-02-01&compare=year');
    expect(year.previous.points.map(({ at }: { at: string }) => at)).toEqual(['2026-01-01T03:00:00.000Z']);
  });

  test.each([
    ['csat', 'channel'],
    ['orders', 'channel'],
    ['active-customers', 'stage'],
    ['churn-rate', 'trait:plan'],
  ])('about %s by %s holds each group against itself', async (id, split) => {
    const [now, before] = ['from=2026-02-10&to=2026-03-10', 'from=2026-01-13&to=2026-02-10'];
    const answer = await metric(id, `${now}&groupBy=${split}&compare=previous`);
    const earlier = await metric(id, `${before}&groupBy=${split}`);
    expect(answer.groups.length).toBeGreaterThan(1);
    for (const { group, total, previous, change } of answer.groups) {
      const own = earlier.groups.find((one: { group: string }) => one.group === group)?.total;
      expect(previous, group).toEqual(own ?? expect.objectContaining({ n: 0 }));
      if (change) expect(change.difference, group).toBeCloseTo(total.value - previous.value, 9);
    }
  });

  test('judges the changes of groups together', async () => {
    const asked = 'from=2026-02-10&to=2026-03-10&compare=previous';
    const { groups } = await metric('first-response-time', `${asked}&groupBy=channel`);
    const alone = await Promise.all(
      groups.map(({ group }: { group: string }) =>
        metric('first-response-time', `${asked}&channel=${group}`),
      ),
    );
    const chances = benjaminiHochberg(alone.map(({ change }) => change.p));
    expect(groups.map(({ change }: { change: { p: number } }) => change.p)).toEqual(
      chances.map((p) => expect.closeTo(p, 9)),
    );
  });

  test('about subscriptions says so, and counts those that ended', async () => {
    const { total, assumptions } = await metric('churn-rate', `${PERIOD}&basis=subscriptions`);
    expect(assumptions).toEqual({ basis: 'subscriptions' });
    expectSame(total, await plain(PLAIN_SUBSCRIPTIONS, FROM, TO), 'subscriptions that ended');
    const retention = await metric('retention', `${PERIOD}&basis=subscriptions`);
    expect(retention.total.value).toBeCloseTo(1 - total.value, 12);
  });

  test('is told after how many quiet days a customer is taken for lost', async () => {
    const { body } = await jornada.ask('GET', `/api/metrics/churn-rate?${PERIOD}`);
    const { rows } = await jornada.context.db.owner.query(`
      select ceil(percentile_disc(0.9) within group (order by gap)) as days, count(*)::int as gaps from (
        select extract(epoch from placed_at - lag(placed_at) over (partition by person order by placed_at)) / 86400 as gap
        from seen_orders where placed_at is not null) g where gap >= 1`);
    const days = Number(rows[0].days);
    expect(body.assumptions).toEqual({
      ...{ basis: 'orders', quietDays: days, quietDaysFrom: 'gaps' },
      ...{ proposedQuietDays: days, gaps: rows[0].gaps },
    });
    const { assumptions } = await metric('retention', PERIOD);
    expect(assumptions).toMatchObject({
      quietDays: QUIET_DAYS,
      quietDaysFrom: 'asked',
      proposedQuietDays: days,
    });
  });

  test('without a beginning or an end reaches from 1970 to now; 2099 has not happened', async () => {
    const { points, total } = await metric('active-customers', 'interval=year');
    expect(points[0]).toMatchObject({ at: '1969-01-01T03:00:00.000Z', n: 1 });
    expect(points[1]).toMatchObject({ at: '1970-01-01T03:00:00.000Z', n: 0, value: 0 });
    expectSame(
      total,
      await plain(PLAIN['active-customers'], '1900-01-01T00:00:00Z', new Date().toISOString()),
      'ever',
    );
    const future = await metric('active-customers', 'interval=year&from=2099-01-01&to=2101-01-01');
    expect(future.points.map(({ at, n }: { at: string; n: number }) => [at.slice(0, 4), n])).toEqual([
      ['2099', 1],
      ['2100', 0],
    ]);
  });

  test('about sides opens those for and those against', async () => {
    const { total } = await metric('nps', PERIOD);
    const [hit, miss] = [
      await people('nps', `${PERIOD}&part=hit`),
      await people('nps', `${PERIOD}&part=miss`),
    ];
    expect(hit.observations).toBe(total.detail.promoters);
    expect(miss.observations).toBe(total.detail.detractors);
    for (const id of ['csat', 'late-share', 'repurchase-rate', 'churn-rate', 'response-rate'] as const) {
      const { total: rate } = await metric(id, PERIOD);
      const hits = (await people(id, `${PERIOD}&part=hit`)).observations;
      const misses = (await people(id, `${PERIOD}&part=miss`)).observations;
      expect([hits, hits + misses], id).toEqual([Math.round(rate.value * rate.n), rate.n]);
    }
  });

  test('opens a point also by the date on which it begins', async () => {
    const { points } = await metric('orders', PERIOD);
    const [, second] = points;
    const byMoment = await people('orders', `${PERIOD}&at=${encodeURIComponent(second.at)}`);
    expect(await people('orders', `${PERIOD}&at=${second.at.slice(0, 10)}`)).toEqual(byMoment);
    expect(byMoment.observations).toBe(second.n);
  });

  test('hands out its people page by page, each once, with their names', async () => {
    const all = await people('orders', PERIOD);
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await people('orders', `${PERIOD}${cursor}`, 7);
      expect(page).toMatchObject({ total: all.total, observations: all.observations });
      found.push(...page.items.map(({ customerId }: { customerId: string }) => customerId));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(found).toEqual(all.items.map(({ customerId }: { customerId: string }) => customerId));
    expect(all.items[0].name).toMatch(/^Person \d+$/);
  });

  test('leaves as files', async () => {
    const answer = await metric('csat', `${PERIOD}&groupBy=survey&compare=previous`);
    const { headers, body } = await jornada.ask(
      'GET',
      `/api/metrics/csat/csv?${PERIOD}&groupBy=survey&compare=previous`,
    );
    expect(headers.get('content-disposition')).toBe('attachment; filename="csat.csv"');
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(
      1 + 1 + 3 * answer.groups.length + answer.points.length + 1 + answer.previous.points.length + 1,
    );
    const { difference, low, high, p, certain, again } = answer.change;
    const changed = lines.find((line: string) => line.startsWith('csat,rate,,change,'));
    expect(changed.endsWith(`,,,${difference},,${low},${high},,,${p},${certain},${again}`)).toBe(true);
    expect(lines.at(-1)).toMatch(/^csat,rate,,group change,/);
    expect(lines[1]).toContain(`,${answer.total.value},${answer.total.n},`);
    const all = await people('csat', PERIOD);
    const file = await jornada.ask('GET', `/api/metrics/csat/people/csv?${PERIOD}`);
    expect(file.body.trim().split('\r\n')).toHaveLength(1 + all.total);
  });
});
