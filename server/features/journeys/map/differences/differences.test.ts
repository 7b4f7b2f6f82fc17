/** What differs within a touchpoint is found, with the record's own figures; what does not is left in peace. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../../testing/lens.ts';
import { plantWorkspace } from '../../../metrics/testing.ts';
import { readAsked } from '../asked.ts';
import { plantMoments } from '../plain.fixture.ts';
import { type Differences, DifferencesQuery } from './contract.ts';
import { answerDifferences } from './differences.ts';
import { readGroups } from './groups.ts';
import { type PlainGroup, plainGroups, plantDifferences, typesOfTwins } from './plain.fixture.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantWorkspace(jornada);
  await plantMoments(jornada);
  await plantDifferences(jornada);
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada?.stop());

const PERIOD = { from: '2026-01-01T00:00:00.000Z', to: '2026-05-20T00:00:00.000Z' };
const NOW = '2026-06-01T12:00:00.000Z';

const scope = () => ({ workspaceId: jornada.workspaceId, actor: SYSTEM });

const answer = (query: object): Promise<Differences> =>
  answerDifferences(jornada.context, scope(), DifferencesQuery.parse({ ...PERIOD, ...query }), new Date(NOW));

describe('every group has the figures of the record', () => {
  test.each([
    ['in the whole time', {}, {}],
    [
      'in a month that began in the middle',
      { from: '2026-02-15T00:00:00Z' },
      { from: '2026-02-15T00:00:00Z' },
    ],
    ['when a week of silence ends a journey', { quietDays: 7 }, { quietDays: 7 }],
    ['on one channel', { channel: 'email' }, { shown: `t.through = 'email'` }],
  ])('%s', async (_, query, plain) => {
    const asked = await readAsked(
      jornada.context,
      scope(),
      DifferencesQuery.parse({ ...PERIOD, ...query }),
      new Date(NOW),
    );
    const twins = await typesOfTwins(jornada);
    const found = await readGroups(
      asked,
      asked.places.types.filter((type) => !twins.includes(type)),
    );
    const groups = await plainGroups(jornada, {
      ...{ ...PERIOD, now: NOW, shown: 'true', quietDays: 30 },
      ...plain,
    });
    const expected = groups.filter(({ type }) => !twins.includes(type));
    const names = new Set(found.map(nameOf));
    const looked = expected.filter((group) => names.has(nameOf(group)));
    expect(looked.length).toBeGreaterThan(10);
    expect(sorted(found)).toEqual(sorted(looked));
    const left = expected.filter((group) => !names.has(nameOf(group)));
    expect(left.filter(({ what }) => what !== 'property')).toEqual([]);
    for (const values of Map.groupBy(left, nameOf).values())
      expect(values.length === 1 || values.length > 50).toBe(true);
  });

  const nameOf = ({ type, what, name }: Pick<PlainGroup, 'type' | 'what' | 'name'>) =>
    `${type} ${what} ${name}`;
  const keyOf = (group: PlainGroup) => `${nameOf(group)} ${group.value}`;
  const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
  const sorted = (groups: PlainGroup[]) =>
    groups
      .map(({ type, what, name, value, n, sum, squares, known, gone }) => ({
        ...{ type, what, name, value, n, known, gone },
        ...{ sum: round(sum), squares: round(squares) },
      }))
      .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
});

test('the store where people wait, told once though the till says the same, and the other store is its rest', async () => {
  const { items, lookedAt, correlation } = await answer({ type: 'Store Visited' });
  expect(items).toHaveLength(1);
  const [store] = items;
  expect(store).toMatchObject({ type: 'Store Visited', what: 'property', figure: 'emotion', worse: true });
  expect([store!.own.n, store!.rest.n]).toEqual([80, 80]);
  const { rows } = await jornada.context.db.owner.query(
    `select (avg((score - 3) / 2.0) filter (where n % 2 = 1))::float8 as south,
       (avg((score - 3) / 2.0) filter (where n % 2 = 0))::float8 as north
     from responses, cast(split_part(external_id, ' ', 2) as int) n where external_id like 'visit%'`,
  );
  expect(store!.own.value).toBeCloseTo(rows[0].south, 12);
  expect(store!.rest.value).toBeCloseTo(rows[0].north, 12);
  expect(store!.difference).toBeCloseTo(-1, 1);
  expect(store!.own.low).toBeLessThan(store!.own.value);
  expect(store!.own.high).toBeGreaterThan(store!.own.value);
  expect(store!.adjustedP).toBeGreaterThanOrEqual(store!.p);
  expect(store!.adjustedP).toBeLessThan(1e-9);
  expect(correlation).toBe(true);
  expect(lookedAt.types).toBe(1);
  expect(lookedAt.groups).toBeGreaterThan(4);
});

test('the third renewal, after which half of them end it', async () => {
  const { items } = await answer({ type: 'Subscription Renewed' });
  const [third] = items;
  expect(third).toMatchObject({ what: 'time', name: null, value: '3', figure: 'leaving', worse: true });
  const groups = await plainGroups(jornada, { ...PERIOD, now: NOW, shown: 'true', quietDays: 30 });
  const times = groups.filter(({ type, what }) => type === 'Subscription Renewed' && what === 'time');
  const own = times.find(({ value }) => value === '3')!;
  const sum = (of: 'known' | 'gone') => times.reduce((total, group) => total + group[of], 0) - own[of];
  expect(third!.own).toMatchObject({ n: own.known, value: own.gone / own.known });
  expect(third!.rest).toEqual({ n: sum('known'), value: sum('gone') / sum('known') });
  expect(third!.own.value).toBeGreaterThan(0.45);
});

test('nothing is found where nothing differs, and how much was looked at is said', async () => {
  const { items, lookedAt } = await answer({ type: 'Products Searched' });
  expect(items).toEqual([]);
  expect(lookedAt.groups).toBeGreaterThan(4);
});

test('leaving is no figure of what is leaving itself', async () => {
  const { items } = await answer({ type: 'Subscription Cancelled' });
  expect(items.filter(({ figure }) => figure === 'leaving')).toEqual([]);
});

test('of the whole map the strongest of each type, the worse first, and nothing twice', async () => {
  const { items, lookedAt } = await answer({});
  expect(new Set(items.map(({ type }) => type)).size).toBe(items.length);
  expect(items.length).toBeLessThanOrEqual(8);
  expect(items).toContainEqual(expect.objectContaining({ type: 'Store Visited', figure: 'emotion' }));
  expect(items).toContainEqual(expect.objectContaining({ type: 'Subscription Renewed', value: '3' }));
  expect(items.map(({ worse }) => worse)).toEqual(
    items.map(({ worse }) => worse).toSorted((a, b) => +b - +a),
  );
  expect(lookedAt.types).toBeGreaterThan(3);
  const facts = items
    .filter(({ what }) => what !== 'time')
    .map((item) => `${item.name} ${item.value} ${item.figure}`);
  expect(new Set(facts).size).toBe(facts.length);
});

test('before anything happened nothing is looked at', async () => {
  const { items, lookedAt } = await answer({ from: '2001-01-01', to: '2001-02-01' });
  expect([items, lookedAt]).toEqual([[], { types: 0, groups: 0, tests: 0 }]);
});

test.each([
  ['an unknown type', 'type=Nothing', 'type'],
  ['no type', 'type=', 'type'],
  ['reversed dates', 'from=2026-03-01&to=2026-02-01', 'to'],
  ['silence of no days', 'quietDays=0', 'quietDays'],
  ['an unknown segment', `segment=${crypto.randomUUID()}`, 'segment'],
  ['an unknown version', 'version=77', 'version'],
])('%s is told what is wrong', async (_, query, at) => {
  const { status, body } = await jornada.ask('GET', `/api/journeys/map/differences?${query}`);
  expect([status, body.errors?.[0]?.at]).toEqual([400, at]);
});
