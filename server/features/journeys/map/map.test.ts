/** The map of a planted workspace is exactly what plain SQL on the record says, and every figure opens its people. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { plantWorkspace } from '../../metrics/testing.ts';
import { answerMap } from './answer.ts';
import { MapQuery } from './asked-contract.ts';
import { FACTS } from './facts.ts';
import { type PlainFigures, type PlainQuestion, plainMap, plantMoments, plantOdd } from './plain.fixture.ts';
import type { JourneyMap, StageOfMap, TouchpointOfMap } from './shapes-contract.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantWorkspace(jornada);
  await plantMoments(jornada);
  await plantOdd(jornada);
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

const PERIOD = { from: '2026-01-10T00:00:00.000Z', to: '2026-04-10T00:00:00.000Z' };
const NOW = '2026-04-20T12:00:00.000Z';

const measure = (query: object, now = NOW): Promise<JourneyMap> =>
  answerMap(
    jornada.context,
    { workspaceId: jornada.workspaceId, actor: SYSTEM },
    MapQuery.parse(query),
    new Date(now),
  );

const CASES: [string, object, Partial<PlainQuestion>][] = [
  ['a quarter', PERIOD, PERIOD],
  ['everything', {}, { from: '1900-01-01', to: NOW }],
  ['a week of silence ends a journey', { ...PERIOD, quietDays: 7 }, { ...PERIOD, quietDays: 7 }],
  ['one channel', { ...PERIOD, channel: 'email' }, { ...PERIOD, shown: `t.through = 'email'` }],
  ['one department', { ...PERIOD, department: 'service' }, { ...PERIOD, shown: `t.department = 'service'` }],
  ['1970', { from: '1969-01-01', to: '1971-01-01' }, { from: '1969-01-01', to: '1971-01-01' }],
  ['2099', { from: '2099-01-01', to: '2100-12-31' }, { from: '2099-01-01', to: '2100-12-31' }],
];

describe.each(CASES)('%s', (_, query, plain) => {
  let map: JourneyMap;
  let expected: PlainFigures[];
  beforeAll(async () => {
    map = await measure(query);
    expected = await plainMap(jornada, {
      from: '',
      to: '',
      now: NOW,
      shown: 'true',
      quietDays: 30,
      ...plain,
    });
    expect(expected.length).toBeGreaterThan(0);
  });

  test('touchpoints', () => {
    const measured = map.stages.flatMap(({ key, touchpoints }) =>
      touchpoints.map((one) => figuresOf(one, one.type, key)),
    );
    expect(byName(measured)).toEqual(byName(expected.filter(({ type }) => type !== '*').map(rounded)));
  });

  test('stages', () => {
    const measured = map.stages
      .filter(({ occurrences }) => occurrences)
      .map((one) => figuresOf(one, '*', one.key));
    expect(byName(measured)).toEqual(byName(expected.filter(({ type }) => type === '*').map(rounded)));
  });
});

function figuresOf(one: StageOfMap | TouchpointOfMap, type: string, stage: string) {
  const { csat, ces, nps, emotion } = one;
  return rounded({
    ...{
      type,
      stage,
      customers: one.customers,
      occurrences: one.occurrences,
      known: one.known,
      left: one.left,
    },
    median: one.medianGapSeconds,
    p90: one.p90GapSeconds,
    contacts: one.contacts.count,
    csat: csat?.n ?? 0,
    content: Math.round((csat?.value ?? 0) * (csat?.n ?? 0)),
    ces: ces?.n ?? 0,
    ease: ces?.value ?? null,
    nps: nps?.n ?? 0,
    ...promotersOf(nps),
    ratings: emotion?.from.ratings.n ?? 0,
    emotion: emotion?.from.ratings.value ?? null,
  });
}

/** Their difference is what the map shows. */
const promotersOf = (nps: StageOfMap['nps']) => ({
  promoters: Math.round(((nps?.value ?? 0) * (nps?.n ?? 0)) / 100),
  detractors: 0,
});

const rounded = (one: PlainFigures): PlainFigures => ({
  ...one,
  promoters: one.promoters - one.detractors,
  detractors: 0,
  median: round(one.median),
  p90: round(one.p90),
  ease: round(one.ease),
  emotion: round(one.emotion),
});

/** Two engines add floating numbers in different orders. */
const round = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6 + 0);

const byName = (rows: PlainFigures[]) =>
  rows.toSorted((a, b) => `${a.stage} ${a.type}`.localeCompare(`${b.stage} ${b.type}`));

describe('every figure opens exactly those it was counted from', () => {
  const people = async (query: Record<string, string>) => {
    const search = new URLSearchParams({ ...PERIOD, ...query });
    const { status, body } = await jornada.ask('GET', `/api/journeys/map/people?${search}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  let map: JourneyMap;
  beforeAll(async () => {
    const { status, body } = await jornada.ask('GET', `/api/journeys/map?${new URLSearchParams(PERIOD)}`);
    expect(status).toBe(200);
    map = body;
  });

  test('of touchpoints and stages', async () => {
    const delivery = map.stages.find(({ key }) => key === 'delivery')!;
    const loyalty = map.stages.find(({ key }) => key === 'loyalty')!;
    const subjects = [delivery, loyalty, ...delivery.touchpoints, ...loyalty.touchpoints];
    for (const one of subjects) {
      const of: Record<string, string> = 'key' in one ? { stage: one.key } : { type: one.type };
      expect(await people(of)).toMatchObject({ total: one.customers, observations: one.occurrences });
      const parts = {
        continued: one.continued,
        left: one.left,
        rated: one.emotion?.from.ratings.n ?? 0,
        facts: one.emotion?.from.facts.n ?? 0,
        csat: one.csat?.n ?? 0,
        ces: one.ces?.n ?? 0,
        nps: one.nps?.n ?? 0,
        contacts: one.contacts.count,
      };
      for (const [part, observations] of Object.entries(parts))
        expect([of, part, (await people({ ...of, part })).observations]).toEqual([of, part, observations]);
    }
    for (const { stage, visits } of delivery.next) {
      const found = await people({ stage: 'delivery', part: 'continued', next: stage ?? 'none' });
      expect(found.observations).toBe(visits);
    }
    for (const { type, rating } of delivery.touchpoints) {
      const low = Math.round((rating?.lowShare ?? 0) * (rating?.n ?? 0));
      expect((await people({ type, part: 'rated-low' })).observations).toBe(low);
    }
  });

  test('of calls of which a member noted something, beside the emotion and not in it', async () => {
    const calls = map.stages
      .flatMap(({ touchpoints }) => touchpoints)
      .find(({ type }) => type === 'Call Received')!;
    const { rows } = await jornada.context.db.owner.query(
      `select count(*)::int as n, avg(case properties->>'emotion' when 'joy' then 1 when 'trust' then 0.5 when 'fear' then -0.5
         when 'anger' then -1 else 0 end)::float8 as value from touchpoints
       where type = 'Call Received' and properties->>'emotion_noted_by' = 'member' and at >= $1 and at < $2`,
      [PERIOD.from, PERIOD.to],
    );
    expect(rows[0].n).toBeGreaterThan(3);
    expect(calls.noted).toMatchObject({ n: rows[0].n, value: expect.closeTo(rows[0].value, 9), small: true });
    expect((await people({ type: 'Call Received', part: 'noted' })).observations).toBe(rows[0].n);
    expect(map.stages.flatMap(({ touchpoints }) => touchpoints).filter(({ noted }) => noted)).toHaveLength(2);
  });

  test('of the whole, page by page, each with the touchpoint to open their story at', async () => {
    const first = await people({ limit: '25' });
    expect(first).toMatchObject({
      total: map.customers,
      observations: map.occurrences,
      items: { length: 25 },
    });
    const seen = new Map<string, string>();
    let page = first;
    for (;;) {
      for (const { customerId, touchpointId } of page.items) seen.set(customerId, touchpointId);
      if (!page.nextCursor) break;
      page = await people({ limit: '25', cursor: page.nextCursor });
    }
    expect(seen.size).toBe(first.total);
    const { rows } = await jornada.context.db.owner.query(
      'select count(*)::int as n from unnest($1::uuid[], $2::uuid[]) p (person, id) join seen_touchpoints t using (person, id)',
      [[...seen.keys()], [...seen.values()]],
    );
    expect(rows[0].n).toBe(seen.size);
  });

  test('of types that belong to no stage', async () => {
    expect(map.unmapped.map(({ type }) => type)).toEqual(['Something Odd']);
    const [odd] = map.unmapped;
    expect(await people({ type: odd!.type })).toMatchObject({
      total: odd!.customers,
      observations: odd!.occurrences,
    });
  });
});

test('what nobody rated is taken from facts, each with its n', async () => {
  const { stages } = await measure(PERIOD);
  const late = stages
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ type }) => type === 'Order Delivered Late')!;
  expect(late.emotion!.from.facts).toMatchObject({ value: FACTS.get('Order Delivered Late') });
  const { ratings, facts } = late.emotion!.from;
  expect(late.emotion!.n).toBe(ratings.n + facts.n);
  expect(late.emotion!.value).toBeCloseTo(
    (ratings.n * ratings.value! + facts.n * facts.value!) / late.emotion!.n,
    12,
  );
});

test('while all is too recent to know who left, it tells from when on it will be known', async () => {
  const recent = { from: '2026-03-20T00:00:00Z', to: '2026-04-10T00:00:00Z' };
  const { stages } = await measure(recent, '2026-04-12T00:00:00Z');
  const touchpoints = stages.flatMap((stage) => stage.touchpoints);
  expect(touchpoints.length).toBeGreaterThan(0);
  for (const { type, known, leaveShare, knownFrom } of touchpoints) {
    const { rows } = await jornada.context.db.owner.query<{ first: Date }>(
      'select min(at) as first from touchpoints where workspace_id = $1 and type = $2 and at >= $3 and at < $4',
      [jornada.workspaceId, type, recent.from, recent.to],
    );
    const inThirtyDays = new Date(rows[0]!.first.getTime() + 30 * 86_400_000);
    expect({ type, known, leaveShare, knownFrom }).toEqual({
      ...{ type, known: 0, leaveShare: null },
      knownFrom: inThirtyDays.toISOString(),
    });
  }
  // Of a stage visits are counted, by their last touchpoint: that of the first is no earlier than its first touchpoint.
  for (const { knownFrom, touchpoints: within } of stages.filter(({ visits }) => visits > 0)) {
    expect(within.some((one) => one.knownFrom! <= knownFrom!)).toBe(true);
  }
  const { stages: later } = await measure(recent, '2026-04-25T00:00:00Z');
  expect(later.flatMap((stage) => stage.touchpoints).some(({ known }) => known > 0)).toBe(true);
  for (const one of later) expect(one.knownFrom === null).toBe(one.known > 0 || one.visits === 0);
});

test('it is held against the time before, a year earlier and another segment', async () => {
  const before = await measure({ from: '2026-01-10T00:00:00Z', to: '2026-02-10T00:00:00Z' });
  const { compared } = await measure({
    from: '2026-02-10T00:00:00Z',
    to: '2026-03-13T00:00:00Z',
    compare: 'previous',
  });
  expect(compared).toMatchObject({ by: 'previous', customers: before.customers, stages: before.stages });
  const year = await measure({ ...PERIOD, compare: 'year' });
  expect(year.compared).toMatchObject({ from: '2025-01-10T00:00:00.000Z', customers: 0 });
  const everybody = await measure({ ...PERIOD, compare: 'segment' });
  expect(everybody.compared!.customers).toBe(everybody.customers);
});

test('a type that moves takes its history with it, and the version before still answers as it did', async () => {
  const before = await measure(PERIOD);
  const saved = await jornada.ask('POST', '/api/map/versions', { json: { name: 'As it was' } });
  expect(saved.status).toBe(201);
  const { rows } = await jornada.context.db.owner.query<{ type: string; stage: string }>(
    `select t.id as type, s.id as stage from touchpoint_types t, stages s where t.name = 'Order Paid' and s.key = 'use'`,
  );
  const { body: map } = await jornada.ask('GET', '/api/map');
  const draft = { stages: map.stages, types: [{ name: 'Order Paid', stage: 'use' }] };
  const preview = `/api/journeys/map/preview?${new URLSearchParams(PERIOD)}`;
  const under = await jornada.ask('POST', preview, { json: draft });
  expect(await measure(PERIOD)).toEqual(before);
  await jornada.ask('PATCH', `/api/touchpoint-types/${rows[0]!.type}`, { json: { stageId: rows[0]!.stage } });
  const { body: used } = await jornada.ask('GET', `/api/journeys/map?${new URLSearchParams(PERIOD)}`);
  expect(under.body).toEqual(used);
  const after = await measure({ ...PERIOD, compare: 'version', compareVersion: saved.body.number });
  const use = after.stages.find(({ key }) => key === 'use')!;
  expect(use.touchpoints.map(({ type }) => type)).toEqual(['Order Paid']);
  expect(after.compared).toMatchObject({ by: 'version', version: saved.body.number, stages: before.stages });
  expect(await measure({ ...PERIOD, version: saved.body.number })).toMatchObject({ stages: before.stages });
});

describe('bad input is told what is wrong', () => {
  test.each([
    ['reversed dates', 'from=2026-03-01&to=2026-02-01', 'to'],
    ['no date', 'from=yesterday', 'from'],
    ['a thousand years', 'from=1000-01-01&to=2026-01-01', 'to'],
    ['silence of no days', 'quietDays=0', 'quietDays'],
    ['an unknown version', 'version=77', 'version'],
    ['an unknown segment', `segment=${crypto.randomUUID()}`, 'segment'],
    ['an unknown account', `account=${crypto.randomUUID()}`, 'account'],
    ['an unknown department', 'department=magic', 'department'],
    ['a product that nothing ever had', 'product=magic', 'product'],
    ['a campaign that nothing ever came of', 'campaign=magic', 'campaign'],
    ['a comparison without a beginning', 'compare=previous', 'from'],
    ['an unknown segment to compare', `compare=segment&compareSegment=${crypto.randomUUID()}`, 'segment'],
    ['a version without its comparison', 'compareVersion=1', 'compareVersion'],
  ])('%s', async (_, query, at) => {
    const { status, body } = await jornada.ask('GET', `/api/journeys/map?${query}`);
    expect([status, body.errors?.[0]?.at.replace('query.', '')]).toEqual([400, at]);
  });

  test.each([
    ['an unknown stage', 'stage=nowhere', 'stage'],
    ['an unknown type', 'type=Nothing', 'type'],
    ['a stage and a type', 'stage=delivery&type=Order%20Paid', 'type'],
    ['a part of everything', 'part=left', 'part'],
    ['a next stage of a type', 'type=Order%20Paid&part=continued&next=use', 'next'],
    ['a cursor of something else', 'cursor=abc', 'cursor'],
  ])('people of %s', async (_, query, at) => {
    const { status, body } = await jornada.ask('GET', `/api/journeys/map/people?${query}`);
    expect([status, body.errors?.[0]?.at]).toEqual([400, at]);
  });
});
