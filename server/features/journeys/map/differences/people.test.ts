/** Every difference opens exactly those whose touchpoints make up its group. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../../testing/lens.ts';
import { plantWorkspace } from '../../../metrics/testing.ts';
import { readAsked } from '../asked.ts';
import { MapPeopleQuery } from '../asked-contract.ts';
import { listMapPeople } from '../people.ts';
import { plantMoments } from '../plain.fixture.ts';
import { DifferencesQuery } from './contract.ts';
import { answerDifferences } from './differences.ts';
import { DIFFERENCE_KINDS } from './kinds.ts';
import { type PlainGroupPeople, plainGroupPeople, plantDifferences } from './plain.fixture.ts';

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
/** So early that some of what happened is too recent to know. */
const NOW = '2026-05-20T12:00:00.000Z';

const scope = () => ({ workspaceId: jornada.workspaceId, actor: SYSTEM });

async function people(query: object) {
  const asked = MapPeopleQuery.parse({ ...PERIOD, limit: 500, ...query });
  return listMapPeople(await readAsked(jornada.context, scope(), asked, new Date(NOW)), asked);
}

const GROUPS = [
  'Store Visited property store South',
  'Store Visited property till 1',
  'Store Visited trait shoe left',
  'Store Visited channel  store',
  'Subscription Renewed time  3',
  'Subscription Renewed time  4',
  'Products Searched time  11+',
  'Products Searched device  mobile',
  'Products Searched gap  259200',
];

test('of every kind of group, by what it is shown as, the people are those of the record', async () => {
  const plain = await plainGroupPeople(jornada, { ...PERIOD, now: NOW, shown: 'true', quietDays: 30 });
  const groups = plain.filter((group) => GROUPS.includes(told(group)));
  expect(groups.map(told).sort()).toEqual(GROUPS.toSorted());
  expect(new Set(groups.map(({ what }) => what))).toEqual(new Set(DIFFERENCE_KINDS));
  for (const group of groups)
    for (const part of partsOf(group))
      expect([told(group), part, await opened(group, part)]).toEqual([told(group), part, group[part]]);
  for (const part of PARTS) expect(groups.some((group) => group[part].length > 0)).toBe(true);
});

const PARTS = ['all', 'rated', 'left', 'continued', 'unknown'] as const;
/** Who left and who did not is planted in renewals; every list takes its time. */
const partsOf = ({ type }: PlainGroupPeople) =>
  type === 'Subscription Renewed' ? PARTS : (['all', 'rated'] as const);

const told = ({ type, what, name, value }: PlainGroupPeople) => [type, what, name, value].join(' ');

async function opened({ type, what, name, value }: PlainGroupPeople, part: string): Promise<string[]> {
  const { items, total } = await people({ type, what, value, part, ...(name && { name }) });
  expect(items).toHaveLength(total);
  return items.map(({ customerId }) => customerId).sort();
}

test('what is opened counts as much as the difference says, and each opens at a touchpoint of the group', async () => {
  const query = DifferencesQuery.parse({ ...PERIOD });
  const { items } = await answerDifferences(jornada.context, scope(), query, new Date(NOW));
  expect(items.length).toBeGreaterThan(1);
  for (const { type, what, name, value, figure, own } of items) {
    const of = { type, what, value, ...(name && { name }) };
    if (figure === 'emotion') expect((await people({ ...of, part: 'rated' })).observations).toBe(own.n);
    else {
      const [left, continued] = await Promise.all([
        people({ ...of, part: 'left' }),
        people({ ...of, part: 'continued' }),
      ]);
      expect(left.observations / own.n).toBeCloseTo(own.value, 12);
      expect(left.observations + continued.observations).toBe(own.n);
    }
  }
  const { items: south } = await people({
    ...{ type: 'Store Visited', what: 'property', name: 'store', value: 'South', part: 'rated' },
  });
  const { rows } = await jornada.context.db.owner.query(
    `select count(*)::int as n from touchpoints where id = any($1::uuid[]) and properties->>'store' = 'South'`,
    [south.map(({ touchpointId }) => touchpointId)],
  );
  expect(rows[0].n).toBe(south.length);
});

test('a type may be written in any spelling, as elsewhere', async () => {
  const query = { what: 'property' as const, name: 'store', value: 'South', part: 'rated' as const };
  expect(await people({ ...query, type: 'store_visited' })).toEqual(
    await people({ ...query, type: 'Store Visited' }),
  );
  expect((await people({ type: 'STORE VISITED' })).total).toBeGreaterThan(0);
  const of = (type: string) =>
    answerDifferences(jornada.context, scope(), DifferencesQuery.parse({ ...PERIOD, type }), new Date(NOW));
  const spelled = await of('store visited');
  expect(spelled.items.map(({ type }) => type)).toContain('Store Visited');
  expect(spelled.lookedAt).toEqual((await of('Store Visited')).lookedAt);
});

test('a device that nobody ever used is refused with those there are, where segments and accounts are', async () => {
  for (const path of [
    'journeys/map',
    'journeys/map/differences',
    'journeys/paths',
    'metrics/active-customers',
  ]) {
    const { status, body } = await jornada.ask('GET', `/api/${path}?device=toaster`);
    const message = expect.stringMatching(/^must be one of (mobile, desktop|desktop, mobile)$/);
    expect([path, status, body.errors?.[0]]).toEqual([path, 400, { at: 'device', message }]);
    expect(body.detail).toContain('no touchpoint ever came from "toaster"');
    expect((await jornada.ask('GET', `/api/${path}?device=Mobile`)).status).toBe(200);
  }
});

test.each([
  ['a value of times', 'what=time&value=99'],
  ['a channel', 'what=channel&value=pigeon'],
  ['a value of a property', 'what=property&name=store&value=Nowhere'],
  ['a property', "what=property&name=';--&value=1"],
  ['a trait', 'what=trait&name=nothing&value=1'],
  ['a value that is written as if it were JSON', 'what=property&name=store&value=%22South%22'],
  ['null', 'what=property&name=store&value=null'],
])('%s that nobody has opens nobody', async (_, query) => {
  const { status, body } = await ask(`type=Store%20Visited&${query}`);
  expect([status, body]).toEqual([200, { items: [], total: 0, observations: 0, nextCursor: null }]);
});

test.each([
  ['a property without a name', 'type=Store%20Visited&what=property&value=South', 'name'],
  ['a trait without a name', 'type=Store%20Visited&what=trait&value=South', 'name'],
  ['a channel with a name', 'type=Store%20Visited&what=channel&name=store&value=store', 'name'],
  ['nothing in common', 'type=Store%20Visited&what=property&name=store', 'value'],
  ['an empty value', 'type=Store%20Visited&what=time&value=', 'value'],
  ['a value of nothing', 'type=Store%20Visited&value=South', 'what'],
  ['a name of nothing', 'type=Store%20Visited&name=store', 'what'],
  ['an unknown kind', 'type=Store%20Visited&what=weather&value=rain', 'what'],
  ['a group of everything', 'what=time&value=1', 'type'],
  ['a group of a stage', 'stage=support&what=time&value=1', 'type'],
  ['an unknown type', 'type=Nothing&what=time&value=1', 'type'],
  ['a part that groups have not', 'type=Store%20Visited&what=time&value=1&part=facts', 'part'],
  ['a next stage of a group', 'type=Store%20Visited&what=time&value=1&part=continued&next=use', 'next'],
])('%s is told what is wrong', async (_, query, at) => {
  const { status, body } = await ask(query);
  expect([status, body.errors?.[0]?.at]).toEqual([400, at]);
});

const ask = (query: string) =>
  jornada.ask('GET', `/api/journeys/map/people?${new URLSearchParams(PERIOD)}&${query}`);
