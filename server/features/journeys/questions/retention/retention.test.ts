import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import {
  addressOf,
  everyone,
  type Happening,
  idOf,
  plantJourneys,
  type Somebody,
} from '../testing/planted.fixture.ts';

const SEED = 20_260_303;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The clock goes forward in it, in most of Europe. */
const BEGIN = Date.parse('2026-02-20T22:00:00Z');
const ZONE = 'Europe/Bucharest';

const moment = fc
  .oneof(
    fc.integer({ min: 0, max: 12 }).map((hour) => hour * 6),
    fc.integer({ min: 0, max: 90 * 24 }),
  )
  .map((hour) => BEGIN + hour * HOUR);
const happening: fc.Arbitrary<Happening> = fc.record({ at: moment, type: fc.constantFrom('Visit', 'Call') });

const people: Somebody[] = fc
  .sample(
    fc.record({
      happenings: fc.array(happening, { maxLength: 8 }),
      orders: fc.array(moment, { maxLength: 4 }),
    }),
    {
      numRuns: 300,
      seed: SEED,
    },
  )
  .map((one, index) => ({
    id: idOf(`retention ${index}`),
    ...one,
    ...(index % 7 === 0 && { alsoKnownAs: idOf(`retention other ${index}`) }),
  }));

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada({ JORNADA_WORKSPACE: 'Test workspace' });
  await jornada.context.db.owner.query(`update workspaces set time_zone = $1, week_start = 7`, [ZONE]);
  await plantJourneys(jornada, people);
  await jornada.context.db.owner.query(`update touchpoint_types set outbound = true where name = 'Call'`);
});
afterAll(() => jornada.stop());

const WHAT = fc.constantFrom('order', 'any', 'visit', 'Call');
const question = fc.record({
  first: WHAT,
  return: WHAT,
  interval: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  rolling: fc.boolean(),
  periods: fc.constantFrom(3, 8),
  from: fc.constantFrom(undefined, '2026-03-01'),
  to: fc.constantFrom('2026-03-29', '2026-07-01', new Date(BEGIN + 40 * DAY + 5 * HOUR).toISOString()),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

test('random cohorts are as counting person by person in plain SQL of the record finds them', async () => {
  for (const asked of fc.sample(question, { numRuns: 60, seed: SEED })) {
    const { body, status } = await jornada.ask('GET', addressOf('/api/journeys/retention', asked));
    expect(status, JSON.stringify(body)).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: an answer under test
    const found = body.cohorts.map((one: any) => ({
      at: one.at,
      customers: one.customers,
      returned: one.returned,
      periods: Object.fromEntries(
        one.periods
          .map(({ period, customers: back }: { period: number; customers: number }) => [period, back])
          .filter(([, back]: number[]) => back),
      ),
    }));
    expect({ asked, cohorts: found }).toEqual({ asked, cohorts: await inRecord(asked) });
  }
});

test('a period that is not over is marked, has no interval, and is in no average', async () => {
  const asked = { interval: 'week', first: 'any', return: 'any', periods: 60, to: '2026-04-15' };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/retention', asked));
  // Weeks begin on Sundays here: 12 April is under way, weeks before are over.
  const cohort = body.cohorts.find(({ at }: { at: string }) => at === '2026-03-01');
  expect(cohort.periods.map(({ known }: { known: boolean }) => known)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(cohort.periods.at(-1)).toMatchObject({ low: null, high: null });
  const [oldest] = body.cohorts;
  const last = body.average.at(-1);
  expect(last).toMatchObject({ period: oldest.periods.length - 2, n: oldest.customers });
  for (const one of body.average) {
    expect(one).toMatchObject({ small: one.n < 30, fragment: one.n < body.total.customers / 10 });
  }
  const csv = await jornada.ask('GET', addressOf('/api/journeys/retention/csv', asked));
  expect(String(csv.body)).toContain(`(all),${last.n},${last.period},${last.customers},`);
  const second = body.cohorts.filter((one: { periods: { known: boolean }[] }) => one.periods[2]?.known);
  expect(body.average[2].n).toBe(
    second.reduce((sum: number, one: { customers: number }) => sum + one.customers, 0),
  );
});

test('every cohort, period and average opens exactly its people', async () => {
  for (const rolling of [false, true]) {
    const asked = { interval: 'month', first: 'any', return: 'order', periods: 4, rolling, to: '2026-05-10' };
    const { body } = await jornada.ask('GET', addressOf('/api/journeys/retention', asked));
    const count = async (part: object) =>
      (await everyone(jornada, addressOf('/api/journeys/retention/people', { ...asked, ...part }))).length;
    expect(await count({})).toBe(body.total.customers);
    expect(await count({ part: 'returned' })).toBe(body.total.returned);
    for (const cohort of body.cohorts) {
      expect(await count({ cohort: cohort.at })).toBe(cohort.customers);
      expect(await count({ cohort: cohort.at, part: 'returned' })).toBe(cohort.returned);
      for (const one of cohort.periods) {
        expect(await count({ cohort: cohort.at, period: one.period })).toBe(one.customers);
      }
    }
    for (const one of body.average) expect(await count({ period: one.period })).toBe(one.customers);
  }
});

/** The same question of the record. */
async function inRecord({ first, return: back, interval, rolling, periods, from, to }: Question) {
  const named = (what: string, isReturn = false) =>
    what === 'order'
      ? `select c.root_id as person, o.placed_at as at from orders o join customers c on c.id = o.customer_id
         where o.workspace_id = $1 and o.placed_at < bounds.until`
      : `select c.root_id as person, t.at from touchpoints t join customers c on c.id = t.customer_id
         where t.workspace_id = $1 and t.at < bounds.until and ('${what}' = 'any' or lower(t.type) = lower('${what}'))
           and not (${isReturn} and '${what}' = 'any' and t.type in (select name from touchpoint_types where outbound))`;
  const start = (moment: string) =>
    interval === 'week'
      ? `date_trunc('week', (${moment} at time zone $2) + interval '1 day') - interval '1 day'`
      : `date_trunc('${interval}', ${moment} at time zone $2)`;
  const seconds = { day: 86_400, week: 604_800, month: 2_592_000 }[interval];
  const period = rolling
    ? `floor(extract(epoch from b.at - f.first) / ${seconds})`
    : interval === 'month'
      ? `(extract(year from ${start('b.at')}) - extract(year from f.cohort)) * 12 + extract(month from ${start('b.at')}) - extract(month from f.cohort)`
      : `floor(extract(epoch from ${start('b.at')} - f.cohort) / ${seconds})`;
  const { rows } = await jornada.context.db.owner.query<{
    at: string;
    period: number | null;
    customers: number;
    began: number;
    returned: number;
  }>(
    `with bounds as (select $3::text::timestamp at time zone $2 as until where $3::text !~ 'T'
       union all select $3::text::timestamptz where $3::text ~ 'T'),
     firsts as (
       select person, min(at) as first from bounds, lateral (${named(first)}) s group by person),
     f as (
       select person, first, ${start('first')} as cohort from firsts
       where $4::text is null or first >= $4::text::timestamp at time zone $2),
     b as (
       select f.person, f.cohort, (${period})::int as period
       from f join (select s.* from bounds, lateral (${named(back, true)}) s) b on b.person = f.person and b.at > f.first),
     sizes as (
       select cohort, count(*)::int as began,
         count(*) filter (where person in (select person from b))::int as returned from f group by cohort)
     select to_char(s.cohort, 'YYYY-MM-DD') as at, s.began, s.returned, b.period, count(distinct b.person)::int as customers
     from sizes s left join b on b.cohort = s.cohort and b.period <= $5
     group by 1, 2, 3, 4 order by 1, 4`,
    [jornada.workspaceId, ZONE, to, from ?? null, periods],
  );
  return [...Map.groupBy(rows, ({ at }) => at)].map(([at, cohort]) => ({
    at,
    customers: cohort[0]!.began,
    returned: cohort[0]!.returned,
    periods: Object.fromEntries(
      cohort.filter((one) => one.period !== null).map((one) => [one.period, one.customers]),
    ),
  }));
}
