import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { walkPaths } from '../testing/paths-by-walking.fixture.ts';
import {
  addressOf,
  everyone,
  type Happening,
  idOf,
  percentile,
  plantJourneys,
  type Somebody,
} from '../testing/planted.fixture.ts';

const SEED = 20_260_302;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const TYPES = ['Ada', 'Ägäis', 'Bo', 'Zoë > Ω: 50 %', 'Rare one', 'Rarer one'];

/** Against the order of names: Zoë comes before Ada, and who belongs to no stage after both. */
const STAGES = { 'Zoë > Ω: 50 %': 1, Bo: 3, Ada: 3 };

const happening: fc.Arbitrary<Happening> = fc.record({
  at: fc.integer({ min: 0, max: 40 }).map((hour) => BEGIN + hour * 8 * HOUR),
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...TYPES.slice(0, 4)) },
    { weight: 1, arbitrary: fc.constantFrom(...TYPES.slice(4)) },
  ),
});

const people: Somebody[] = fc
  .sample(fc.array(happening, { maxLength: 12 }), { numRuns: 300, seed: SEED })
  .map((happenings, index) => ({
    id: idOf(`paths ${index}`),
    happenings,
    ...(index % 7 === 0 && { alsoKnownAs: idOf(`paths other ${index}`) }),
  }));

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
  await jornada.context.db.owner.query(
    `update touchpoint_types y set stage_id = s.id
     from (select id, row_number() over (order by position) as place from stages where workspace_id = $1) s
     where y.workspace_id = $1 and s.place = ($2::jsonb ->> y.name)::int`,
    [jornada.workspaceId, JSON.stringify(STAGES)],
  );
});
afterAll(() => jornada.stop());

const question = fc.record({
  direction: fc.constantFrom('start' as const, 'end' as const, 'none' as const),
  type: fc.constantFrom(...TYPES),
  steps: fc.integer({ min: 2, max: 6 }),
  foldRepeats: fc.boolean(),
  exclude: fc.constantFrom<string[] | undefined>(undefined, ['Bo'], ['Bo', 'Rare one']),
  quietDays: fc.constantFrom(undefined, 1, 3),
  from: fc.constantFrom(undefined, new Date(BEGIN + 2 * DAY).toISOString()),
  to: fc.constantFrom(new Date(BEGIN + 9 * DAY).toISOString(), new Date(BEGIN + 60 * DAY).toISOString()),
  minShare: fc.constantFrom(0, 0.05, 0.2),
  minCustomers: fc.constantFrom(0, 20),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

test('random questions find the paths that walking every journey finds, with others folded and nobody counted twice', async () => {
  for (const asked of fc.sample(question, { numRuns: 40, seed: SEED })) {
    const { body, status } = await jornada.ask('GET', address('', asked));
    expect(status, JSON.stringify(body)).toBe(200);
    expect({ asked, ...whatMatters(body) }).toEqual({ asked, ...walked(asked) });
  }
});

test('every node, link and end opens exactly its people', async () => {
  for (const asked of fc.sample(question, { numRuns: 2, seed: SEED + 3 })) {
    const { body } = await jornada.ask('GET', address('', asked));
    expect((await everyone(jornada, address('/people', asked))).length).toBe(body.starts.customers);
    for (const node of body.nodes) {
      const ids = await everyone(jornada, address('/people', { ...asked, node: node.id }));
      expect(ids.length, node.id).toBe(node.customers);
      if (!node.endedHere) continue;
      const ended = await everyone(jornada, address('/people', { ...asked, ended: node.id }));
      expect(ended.length, `ended at ${node.id}`).toBe(node.endedCustomers);
    }
    for (const link of body.links) {
      const ids = await everyone(jornada, address('/people', { ...asked, link: link.id }));
      expect(ids.length, link.id).toBe(link.customers);
    }
  }
});

test('paths answer as the same question in plain SQL of the record', async () => {
  const { rows } = await jornada.context.db.owner.query(
    `with journeys as (
       select c.root_id as person, t.at, t.type,
         lead(t.type) over w as next, lead(t.at) over w as next_at
       from touchpoints t join customers c on c.id = t.customer_id
       join touchpoint_types y on y.workspace_id = $1 and y.name = t.type left join stages s on s.id = y.stage_id
       where t.workspace_id = $1
       window w as (partition by c.root_id order by t.at, s.position nulls last, t.type collate "C"))
     select next as "to", count(*)::int as occurrences, count(distinct person)::int as customers,
       percentile_cont(0.5) within group (order by extract(epoch from next_at - at))::float8 as "medianSeconds"
     from journeys where type = 'Ada' and next is not null group by next order by next collate "C"`,
    [jornada.workspaceId],
  );
  const asked = { start: 'ada', steps: 2, foldRepeats: false, minShare: 0 };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/paths', asked));
  const names = new Map(body.nodes.map(({ id, name }: { id: string; name: string }) => [id, name]));
  // biome-ignore lint/suspicious/noExplicitAny: an answer under test
  const found = body.links.map(({ to, occurrences, customers, medianSeconds }: any) => ({
    to: names.get(to) as string,
    occurrences,
    customers,
    medianSeconds,
  }));
  const byName = (a: { to: string }, b: { to: string }) =>
    Buffer.compare(Buffer.from(a.to), Buffer.from(b.to));
  expect(found.sort(byName)).toEqual(rows);
});

function address(part: string, { direction, type, ...fields }: Question & Record<string, unknown>): string {
  const begins = direction === 'none' ? {} : { [direction]: type };
  return addressOf(`/api/journeys/paths${part}`, { ...fields, ...begins });
}

function walked(asked: Question) {
  const paths = walkPaths(people, {
    start: asked.direction === 'start' ? asked.type : undefined,
    end: asked.direction === 'end' ? asked.type : undefined,
    steps: asked.steps,
    foldRepeats: asked.foldRepeats,
    exclude: asked.exclude,
    quietMs: asked.quietDays && asked.quietDays * DAY,
    from: asked.from === undefined ? undefined : Date.parse(asked.from),
    to: Date.parse(asked.to),
    stages: STAGES,
  });
  const kept = keptNames(paths, asked);
  const nodes = new Map<string, { people: string[]; ended: number; open: number }>();
  const links = new Map<string, { people: string[]; seconds: number[] }>();
  for (const { person, places, how } of paths) {
    const names = places.map(({ name }, index) => (kept.has(`${index + 1} ${name}`) ? name : 'others'));
    for (const [index, name] of names.entries()) {
      const node = entryOf(nodes, `${index + 1} ${name}`, () => ({ people: [], ended: 0, open: 0 }));
      node.people.push(person);
      if (index === places.length - 1 && how === 'ends') node.ended += 1;
      if (index === places.length - 1 && how === 'open') node.open += 1;
      if (index === 0) continue;
      const link = entryOf(links, `${index} ${names[index - 1]} → ${name}`, () => ({
        people: [],
        seconds: [],
      }));
      link.people.push(person);
      link.seconds.push(Math.abs(places[index]!.at - places[index - 1]!.at) / 1000);
    }
  }
  return {
    starts: { customers: new Set(paths.map(({ person }) => person)).size, occurrences: paths.length },
    nodes: inOrder(
      [...nodes].map(([key, { people: who, ended, open }]) => [
        key,
        new Set(who).size,
        who.length,
        ended,
        open,
      ]),
    ),
    links: inOrder(
      [...links].map(([key, { people: who, seconds }]) => [
        key,
        new Set(who).size,
        who.length,
        percentile(seconds, 0.5),
      ]),
    ),
  };
}

function keptNames(paths: ReturnType<typeof walkPaths>, { minShare, minCustomers }: Question): Set<string> {
  const passing = new Map<string, string[]>();
  for (const { person, places } of paths) {
    for (const [index, { name }] of places.entries())
      entryOf(passing, `${index + 1} ${name}`, () => []).push(person);
  }
  const kept = [...passing].filter(
    ([, who]) => who.length >= paths.length * minShare && new Set(who).size >= minCustomers,
  );
  return new Set(kept.map(([key]) => key));
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer under test
function whatMatters({ starts, nodes, links }: any) {
  // biome-ignore lint/suspicious/noExplicitAny: an answer under test
  const keyOf = new Map<string, any>(nodes.map((node: any) => [node.id, node]));
  const nameOf = (id: string) => keyOf.get(id).name || 'others';
  return {
    starts,
    nodes: inOrder(
      // biome-ignore lint/suspicious/noExplicitAny: an answer under test
      nodes.map((one: any) => [
        `${one.step} ${one.name || 'others'}`,
        one.customers,
        one.occurrences,
        one.endedHere,
        one.stillOpen,
      ]),
    ),
    links: inOrder(
      // biome-ignore lint/suspicious/noExplicitAny: an answer under test
      links.map((one: any) => [
        `${Number.parseInt(one.from, 10)} ${nameOf(one.from)} → ${nameOf(one.to)}`,
        one.customers,
        one.occurrences,
        one.medianSeconds,
      ]),
    ),
  };
}

function inOrder(rows: (string | number | null)[][]) {
  return rows.sort((a, b) => Buffer.compare(Buffer.from(String(a[0])), Buffer.from(String(b[0]))));
}
