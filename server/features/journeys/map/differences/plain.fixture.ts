/** Differences within touchpoints in plain SQL on the record, and a world in which some are planted. */
import { stableId } from '../../../../core/ids.ts';
import type { TestJornada } from '../../../../testing/jornada.ts';
import { type PlainQuestion, plainTables } from '../plain.fixture.ts';
import type { Group } from './groups.ts';
import { GAPS } from './kinds.ts';

export const PEOPLE = 80;
const BEGIN = `timestamptz '2026-01-05 12:00Z'`;

/**
 * Each of 80 people visits a store twice: in the south they wait and say so; the till is written as a number and as a
 * text. Each renews four times, four weeks apart,
 * but half of them end it after the third. And each searches, all in the same way whatever the colour.
 */
export async function plantDifferences({ context, workspaceId }: TestJornada): Promise<void> {
  const { owner } = context.db;
  const ids = Array.from({ length: PEOPLE }, (_, n) => stableId('differences', `customer ${n}`));
  await owner.query(
    `insert into customers (id, workspace_id, root_id, traits)
     select id, $1, id, jsonb_build_object('shoe', case when n / 4 % 2 = 0 then 'left' else 'right' end)
     from unnest($2::uuid[]) with ordinality c (id, n)`,
    [workspaceId, ids],
  );
  const happened = (type: string, at: string, properties: string, times: string, where = 'true') => `
    insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id, properties, context)
    select gen_random_uuid(), $1, id, ${at}, '${type}', 'track', 'test', '${type} ' || id || ' ' || k, ${properties},
      case n / 8 % 3 when 0 then '{"device": {"type": "mobile"}}' when 1 then '{"device": {"type": "desktop"}}' end::jsonb
    from unnest($2::uuid[]) with ordinality c (id, n) cross join ${times} k where ${where}`;
  const visited = `${BEGIN} + k * interval '30 days' + n * interval '1 minute'`;
  const renewed = `${BEGIN} + k * interval '28 days' + n * interval '1 minute' + interval '2 days'`;
  const store = `case when n % 2 = 0 then 'North' else 'South' end`;
  const goesOn = `(k <= 3 or n % 4 < 2)`;
  const plants = [
    happened(
      'Store Visited',
      visited,
      `jsonb_build_object('store', ${store}, 'till', case k when 0 then to_jsonb(n % 2) else to_jsonb((n % 2)::text) end, 'number', n)`,
      'generate_series(0, 1)',
    ),
    happened('Subscription Renewed', renewed, `'{}'`, 'generate_series(1, 4)', goesOn),
    happened(
      'Subscription Cancelled',
      `${renewed} + interval '5 days'`,
      `'{}'`,
      'generate_series(3, 3)',
      'n % 4 >= 2',
    ),
    happened(
      'Products Searched',
      `${BEGIN} + k * interval '3 days' + n * interval '1 minute'`,
      `jsonb_build_object('colour', case when (n / 4 + k) % 2 = 0 then 'blue' else 'green' end)`,
      'generate_series(0, 11)',
    ),
    happened(
      'Page Viewed',
      `${BEGIN} + interval '130 days' + n * interval '1 minute'`,
      `'{}'`,
      'generate_series(1, 1)',
    ),
    `insert into responses (id, workspace_id, customer_id, source, external_id, metric, score, scale_min, scale_max, asked_at, at)
     select gen_random_uuid(), $1, id, 'test', 'visit ' || n || ' ' || k, 'csat',
       case when n % 2 = 0 then 3 else 1 end + (n / 2 + k) % 3, 1, 5, ${visited} + interval '1 hour', ${visited} + interval '2 hours'
     from unnest($2::uuid[]) with ordinality c (id, n) cross join generate_series(0, 1) k`,
  ];
  for (const plant of plants) await owner.query(plant, [workspaceId, ids]);
}

/** The same figures, counted on the record. */
export type PlainGroup = Omit<Group, 'marks' | 'lulls' | 'people'>;

/** Types of which somebody has two at one moment: which of them is first, nobody knows. */
export async function typesOfTwins({ context }: TestJornada): Promise<string[]> {
  const { rows } = await context.db.owner.query<{ type: string }>(
    'select distinct type from (select type from seen_touchpoints group by person, type, at having count(*) > 1) twins',
  );
  return rows.map(({ type }) => type);
}

/** Groups of the types that belong to a stage, with all that has a value, however many values there are. */
export async function plainGroups({ context }: TestJornada, asked: PlainQuestion): Promise<PlainGroup[]> {
  const { rows } = await context.db.owner.query<PlainGroup>(groupsSql(asked));
  return rows;
}

/** The people of a group: all; who rated; of whom it is known whether they left: who did and who did not; the others. */
export interface PlainGroupPeople extends Pick<Group, 'type' | 'what' | 'name' | 'value'> {
  all: string[];
  rated: string[];
  left: string[];
  continued: string[];
  unknown: string[];
}

export async function plainGroupPeople({ context }: TestJornada, asked: PlainQuestion) {
  const people = (which: string) =>
    `coalesce(array_agg(distinct person::text order by person::text) filter (where ${which}), '{}')`;
  const { rows } = await context.db.owner.query<PlainGroupPeople>(`${factsSql(asked)}
    select type, what, name, value, ${people('true')} as "all", ${people('n > 0')} as rated,
      ${people('known and gone')} as "left", ${people('known and not gone')} as continued,
      ${people('not known')} as unknown
    from fact group by 1, 2, 3, 4`);
  return rows;
}

const groupsSql = (asked: PlainQuestion) => `${factsSql(asked)}
  select type, what, name, value, sum(n)::int as n, sum(sum)::float8 as sum, sum(squares)::float8 as squares,
    count(*) filter (where known)::int as known, count(*) filter (where known and gone)::int as gone
  from fact group by 1, 2, 3, 4`;

const factsSql = (asked: PlainQuestion) => `${plainTables(asked)}, nth as (
    select id, row_number() over (partition by person, type order by at, id) as nth from seen_touchpoints where at < '${asked.to}'
  ), leaving as materialized (
    select person, at as left_at from t where stage = 'leaving'
  ), one as materialized (
    select c.*, nth, coalesce(n, 0) as n, coalesce(sum, 0) as sum, coalesce(squares, 0) as squares,
      leaves or exists (select from leaving l where l.person = c.person
        and (left_at > c.at or left_at = c.at and c.stage <> 'leaving')
        and left_at <= c.at + interval '${asked.quietDays} days') as gone
    from counted c join nth using (id)
    left join (select id, count(*) as n, sum(felt) as sum, sum(felt * felt) as squares from rated group by 1) r using (id)
  ), fact as (
    select one.*, 'time' as what, '' as name, case when nth > 10 then '11+' else nth::text end as value from one
    union all select one.*, 'gap', '', (select max(g) from unnest(array[${GAPS.join(', ')}]) g where g <= extract(epoch from gap))::text
      from one where gap is not null
    union all select one.*, 'channel', '', through from one where through <> ''
    union all select one.*, 'device', '', device from one where device <> ''
    union all select one.*, 'property', p.key, p.value from one, jsonb_each_text(properties) p where p.value <> ''
    union all select one.*, 'trait', p.key, p.value from one, (
      select distinct on (root_id, key) root_id, key, value from customers, jsonb_each_text(traits)
      order by root_id, key, created_at, id) p where p.root_id = person
  )`;
