import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { type Depth, type FunnelToSearch, searchDepth } from '../testing/funnel-by-search.fixture.ts';
import {
  addressOf,
  everyone,
  type Happening,
  idOf,
  percentile,
  plantJourneys,
  type Somebody,
} from '../testing/planted.fixture.ts';

const SEED = 20_260_301;
const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const TYPES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Stop'];

const DEVICES = ['mobile', 'desktop', undefined];

const happening: fc.Arbitrary<Happening> = fc.record({
  // Few moments, so that many things happen at once.
  at: fc.integer({ min: 0, max: 30 }).map((hour) => BEGIN + hour * HOUR),
  type: fc.constantFrom(...TYPES),
  channel: fc.constantFrom('web', 'app', undefined),
  properties: fc.record(
    {
      size: fc.constantFrom<unknown>(1, 2.5, 'large', null, true),
      'it\'s "odd"': fc.constantFrom('a', 'b\\'),
    },
    { requiredKeys: [] },
  ),
});

const people: Somebody[] = fc
  .sample(fc.array(happening, { maxLength: 9 }), { numRuns: 400, seed: SEED })
  .map((happenings, index) => ({
    id: idOf(`funnel ${index}`),
    // Alpha and Delta tell no device, as ads seen do not; of Beta, some do.
    happenings: happenings.map((one) => ({
      ...one,
      device: ['Beta', 'Gamma'].includes(one.type) ? DEVICES[((one.at - BEGIN) / HOUR) % 3] : undefined,
    })),
    traits: index % 3 ? { plan: ['free', 'paid', 7][index % 3] } : {},
    ...(index % 7 === 0 && { alsoKnownAs: idOf(`funnel other ${index}`) }),
  }));

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
});
afterAll(() => jornada.stop());

interface Step {
  types: string[];
  where?: { property: string; operator: string; value?: string | number };
}

const step: fc.Arbitrary<Step> = fc.record(
  {
    types: fc.uniqueArray(fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta'), { minLength: 1, maxLength: 2 }),
    where: fc.constantFrom(
      { property: 'size', operator: 'is', value: 2.5 },
      { property: 'size', operator: 'is-not', value: 'large' },
      { property: 'size', operator: 'contains', value: 'ARG' },
      { property: 'size', operator: 'above', value: 1 },
      { property: 'size', operator: 'below', value: 2 },
      { property: 'size', operator: 'exists' },
      { property: 'it\'s "odd"', operator: 'is', value: 'b\\' },
    ),
  },
  { requiredKeys: ['types'] },
);

const question = fc.record({
  steps: fc.uniqueArray(step, {
    minLength: 2,
    maxLength: 4,
    selector: (one) => JSON.stringify([[...one.types].sort(), one.where]),
  }),
  order: fc.constantFrom('ordered' as const, 'strict' as const, 'any' as const),
  windowSeconds: fc.constantFrom(1, 3600, 5 * 3600, 30 * 3600),
  exclude: fc.constantFrom(undefined, ['stop']),
  to: fc.constantFrom(undefined, new Date(BEGIN + 20 * HOUR).toISOString()),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

test('random funnels over random journeys are as a search of every attempt finds them, people and times alike', async () => {
  for (const asked of fc.sample(question, { numRuns: 90, seed: SEED })) {
    const answer = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect({ asked, ...whatMatters(answer.body) }).toEqual({ asked, ...searched(asked) });
  }
});

test('every step opens exactly the people who reached it, and those who were lost before it', async () => {
  for (const asked of fc.sample(question, { numRuns: 12, seed: SEED + 1 })) {
    const depths = people.map((one) => ({ id: one.id, depth: searchDepth(one.happenings, toSearch(asked)) }));
    for (const stepNumber of asked.steps.map((_, index) => index + 1)) {
      const reached = depths.filter(({ depth }) => (depth?.at.length ?? 0) >= stepNumber);
      const dropped = depths.filter(({ depth }) => depth?.at.length === stepNumber - 1);
      const address = addressOf('/api/journeys/funnel/people', { ...asked, stepNumber });
      expect(await everyone(jornada, address)).toEqual(reached.map(({ id }) => id).sort());
      expect(await everyone(jornada, `${address}&part=dropped`)).toEqual(dropped.map(({ id }) => id).sort());
    }
  }
});

test('a step may come twice, however the steps are written', async () => {
  const names = ['Alpha', 'Beta', 'Alpha'];
  const repeated = new URLSearchParams(names.map((name) => ['step', name]));
  const { body } = await jornada.ask('GET', `/api/journeys/funnel?${repeated}`);
  const steps = JSON.stringify(names.map((name) => ({ types: [name] })));
  const asJson = await jornada.ask('GET', `/api/journeys/funnel?${new URLSearchParams({ steps })}`);
  expect(body.steps).toHaveLength(3);
  expect(body.steps).toEqual(asJson.body.steps);
});

test('groups hold every person once, by what the first step tells that tells any, as in plain SQL of the record', async () => {
  const asked = { step: ['alpha', 'BETA'], windowSeconds: 30 * 3600 };
  const splits = {
    'property:size': `coalesce(properties->>'size', '')`,
    channel: `coalesce(channel, '')`,
    device: `coalesce(context#>>'{device,type}', '')`,
    'trait:plan': null,
  };
  for (const [splitBy, told] of Object.entries(splits)) {
    const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', { ...asked, splitBy }));
    const { rows } = await jornada.context.db.owner.query(told ? firstTold(told) : TOLD_BY_TRAIT, [
      jornada.workspaceId,
    ]);
    const expected = [...Map.groupBy(rows, (row) => row.told)].map(([group, members]) => [
      group,
      members.length,
      members.filter(({ second }) => second).length,
    ]);
    const found = body.groups.map((one: { group: string; steps: { customers: number }[] }) => [
      one.group,
      ...one.steps.map(({ customers }) => customers),
    ]);
    expect(found.toSorted(), splitBy).toEqual(expected.toSorted());
    expect(body.moreGroups).toBe(0);
    const without = rows.filter((row) => row.told === '');
    expect(body.split.without).toBe(without.length);
    if (without.length) expect(body.groups.at(-1).group).toBe('');
    const tellers = [1, 2].map((stepNumber) => ({
      stepNumber,
      customers: rows.filter((row) => row.by === stepNumber).length,
    }));
    expect(body.split.told, splitBy).toEqual(tellers.filter(({ customers }) => customers));
    const known = (some: typeof rows) => ({ n: some.filter((row) => row.told).length, of: some.length });
    // Where only the second step tells it, whoever is measured came through.
    const measured = body.split.told[0]?.stepNumber === 2 ? rows.filter(({ second }) => second) : rows;
    expect(body.split.known, splitBy).toMatchObject({
      through: known(rows.filter(({ second }) => second)),
      others: known(measured.filter(({ second }) => !second)),
    });
    const [first] = body.groups;
    const address = addressOf('/api/journeys/funnel/people', {
      ...asked,
      splitBy,
      stepNumber: 2,
      group: first.group,
    });
    expect((await everyone(jornada, address)).length).toBe(first.steps[1].customers);
  }
});

test('where only a later step tells the device, groups are measured from there, and nobody told is said', async () => {
  const asked = { step: ['Delta', 'Beta', 'Gamma'], windowSeconds: 30 * 3600, splitBy: 'device' };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  expect(body.split.told[0].stepNumber).toBe(2);
  for (const { group, steps, conversion } of body.groups) {
    if (group !== '') expect(steps[0].customers).toBe(steps[1].customers);
    expect(conversion.n).toBe(steps[1].customers);
  }
  const nobody = { ...asked, step: ['Delta', 'Stop'] };
  const { body: untold } = await jornada.ask('GET', addressOf('/api/journeys/funnel', nobody));
  expect(untold.split).toMatchObject({ told: [], without: untold.steps[0].customers });
});

/** Who did the steps in plain SQL, with the moment of each and what it tells: the smallest value of a moment. */
const DID = `
  did as (
    select c.root_id as person, t.at, t.type, t.properties, t.channel, t.context from touchpoints t
    join customers c on c.id = t.customer_id where t.workspace_id = $1),
  reached as (
    select a.person, min(a.at) as first, min(b.at) as second from did a
    left join did b on b.person = a.person and b.type = 'Beta' and b.at >= a.at and b.at <= a.at + interval '30 hours'
    where a.type = 'Alpha' group by a.person)`;

const firstTold = (value: string) => `with ${DID}, tells as (
    select reached.*, ${['Alpha', 'Beta']
      .map(
        (type, index) => `(select min(${value} collate "C") from did where did.person = reached.person
          and type = '${type}' and at = reached.${index ? 'second' : 'first'} and ${value} <> '') as by${index + 1}`,
      )
      .join(', ')} from reached)
  select second, coalesce(by1, by2, '') as told, case when by1 is not null then 1 when by2 is not null then 2 end as by
  from tells`;

const TOLD_BY_TRAIT = `with ${DID}
  select second, coalesce(traits->>'plan', '') as told, null as by from reached join customers on customers.id = person`;

test('a funnel answers as the same question in plain SQL of the record', async () => {
  const { rows } = await jornada.context.db.owner.query(
    `with did as (
       select c.root_id as person, t.at, t.type from touchpoints t join customers c on c.id = t.customer_id
       where t.workspace_id = $1),
     attempts as (
       select a.person, a.at as a, b.at as b, (
         select min(g.at) from did g where g.person = a.person and g.type = 'Gamma' and g.at >= b.at
           and g.at <= a.at + interval '5 hours') as c
       from did a left join did b on b.person = a.person and b.type = 'Beta' and b.at >= a.at and b.at <= a.at + interval '5 hours'
       where a.type = 'Alpha')
     select count(distinct person)::int as one, count(distinct person) filter (where b is not null)::int as two,
       count(distinct person) filter (where c is not null)::int as three from attempts`,
    [jornada.workspaceId],
  );
  const asked = { step: ['Alpha', 'Beta', 'Gamma'], windowSeconds: 5 * 3600 };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  expect(body.steps.map(({ customers }: { customers: number }) => customers)).toEqual(Object.values(rows[0]));
  expect(body.steps[2].shareOfPrevious).toBe(rows[0].three / rows[0].two);
});

function toSearch({
  steps,
  order,
  windowSeconds,
  exclude,
  to,
}: Pick<Question, 'steps' | 'order' | 'windowSeconds'> & Partial<Question>): FunnelToSearch {
  return {
    fits: steps.map((one) => (what: Happening) => one.types.includes(what.type) && holds(one.where, what)),
    isExcluded: ({ type }) => Boolean(exclude) && type === 'Stop',
    order,
    windowMs: windowSeconds * 1000,
    end: to ? Date.parse(to) : Number.POSITIVE_INFINITY,
  };
}

function holds(where: Step['where'], { properties = {} }: Happening): boolean {
  if (!where) return true;
  const told = properties[where.property];
  const text = told === undefined || told === null ? '' : String(told);
  switch (where.operator) {
    case 'is':
      return text === String(where.value);
    case 'is-not':
      return text !== String(where.value);
    case 'contains':
      return text.toLowerCase().includes(String(where.value).toLowerCase());
    case 'above':
      return text !== '' && Number(text) > Number(where.value);
    case 'below':
      return text !== '' && Number(text) < Number(where.value);
    default:
      return text !== '';
  }
}

function searched(asked: Question) {
  const depths = people
    .map((one) => searchDepth(one.happenings, toSearch(asked)))
    .filter((depth): depth is Depth => depth !== null);
  return {
    steps: asked.steps.map((_, index) => {
      const reached = depths.filter(({ at }) => at.length > index);
      const ms = reached.map((depth) => depth.ms[index]!);
      return {
        customers: reached.length,
        median: index ? secondsOf(percentile(ms, 0.5)) : null,
        p90: index ? secondsOf(percentile(ms, 0.9)) : null,
      };
    }),
    convert: secondsOf(
      percentile(
        depths.flatMap(({ convertMs }) => convertMs ?? []),
        0.5,
      ),
    ),
  };
}

const secondsOf = (ms: number | null) => (ms === null ? null : Math.round(ms) / 1000);

// biome-ignore lint/suspicious/noExplicitAny: an answer under test
function whatMatters(body: any) {
  return {
    // biome-ignore lint/suspicious/noExplicitAny: an answer under test
    steps: body.steps.map((one: any) => ({
      customers: one.customers,
      median: one.medianSecondsFromPrevious,
      p90: one.p90SecondsFromPrevious === null ? null : Math.round(one.p90SecondsFromPrevious * 1000) / 1000,
    })),
    convert: body.medianSecondsToConvert,
  };
}
