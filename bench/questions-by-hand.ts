/** What somebody who knows the engine would write for the same figures, over a narrowed `table` of touchpoints. */
import { DEFAULT_TYPES } from '../server/features/touchpoints/default-types.ts';

interface Planted {
  /** The touchpoints of the workspace and the time. */
  table: string;
  database: string;
  workspaceId: string;
}

const list = (names: string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
/** What we say or send is nothing that a person did. */
const OUTBOUND = DEFAULT_TYPES.filter(({ outbound }) => outbound).map(({ name }) => name);
const ownStep = `type NOT IN ${list(OUTBOUND)}`;
const WINDOW_MS = 30 * 86_400_000;

/** How far did each person come, within 30 days? */
export function funnelByHand({ table }: Planted, names: string[]): string {
  const steps = names.map((step) => `type = '${step}'`).join(', ');
  return `SELECT level, count() FROM (
      SELECT windowFunnel(${WINDOW_MS})(toUInt64(toUnixTimestamp64Milli(at)), ${steps}) AS level
      FROM ${table} WHERE type IN ${list(names)} GROUP BY person)
    GROUP BY level`;
}

/** What followed what, at which step, how often, of how many people, after how long? */
export function pathsByHand({ table }: Planted, types: string[], start: string): string {
  const place = (step: number, from: string, to: string) =>
    `arrayMap((a, b) -> (toUInt8(${step}), bitAnd(a, 255), bitAnd(b, 255), bitShiftRight(b, 8) - bitShiftRight(a, 8)), ${from}, ${to})`;
  const next = (step: number) =>
    `arrayFilter((x, y) -> bitAnd(y, 255) = ${types.indexOf(start) + 1}, arrayShiftLeft(journey, ${step}), journey) AS s${step}`;
  return `WITH journeys AS (
      SELECT person, arrayCompact(x -> bitAnd(x, 255), arraySort(groupArray(bitOr(
        bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 8), transform(type, ${list(types)}, [${types.map((_, index) => index + 1)}], 0))))) AS journey
      FROM ${table} GROUP BY person),
    paths AS (SELECT person, ${[0, 1, 2, 3, 4].map(next).join(', ')} FROM journeys)
    SELECT link.1 AS step, link.2 AS this, link.3 AS next, count(), uniqExact(person), quantileExact(0.5)(link.4)
    FROM paths ARRAY JOIN arrayConcat(${[1, 2, 3, 4].map((step) => place(step, `s${step - 1}`, `s${step}`)).join(', ')}) AS link
    WHERE link.2 != 0 GROUP BY step, this, next`;
}

/** Of those who began in each month, how many were back in each month after? */
export function retentionByHand({ table }: Planted): string {
  const month = (moment: string) => `toRelativeMonthNum(${moment}, 'UTC')`;
  return `SELECT cohort, back - cohort AS period, count() FROM (
      SELECT min(at) AS first, ${month('first')} AS cohort, groupArrayIf(at, ${ownStep}) AS moments FROM ${table} GROUP BY person)
    ARRAY JOIN arrayDistinct(arrayMap(x -> ${month('x')}, arrayFilter(x -> x > first, moments))) AS back
    GROUP BY cohort, period`;
}

/** How many people in each month through each channel; through each channel in all months; and in all? */
export function activeByHand({ table }: Planted): string {
  return `SELECT month, channel, uniqExactMerge(people) FROM (
      SELECT toStartOfMonth(at, 'UTC') AS month, channel, uniqExactState(person) AS people FROM ${table} WHERE ${ownStep} GROUP BY month, channel)
    GROUP BY GROUPING SETS ((month, channel), (channel), ())`;
}

/** The map's three questions: who passed what and went where; how orders were rated; what was answered and asked after. */
export function mapByHand(
  planted: Planted,
  types: { name: string; stage: number }[],
  quietMs: number,
): string[] {
  return [flow(planted, types, quietMs), orderRatings(planted), followed(planted, types, quietMs)];
}

const packedType = (types: { name: string }[]) =>
  `bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 8), transform(type, ${list(types.map(({ name }) => name))}, [${types.map((_, index) => index + 1)}], 0))`;

function flow({ table }: Planted, types: { name: string; stage: number }[], quietMs: number): string {
  const outbound = `[${OUTBOUND.map((name) => types.findIndex((type) => type.name === name) + 1).filter(Boolean)}]`;
  const isOwn = (packed: string) => `NOT has(${outbound}, bitAnd(${packed}, 255))`;
  const stage = (packed: string) => `[0, ${types.map((type) => type.stage)}][bitAnd(${packed}, 255) + 1]`;
  const gap = (from: string, to: string) => `bitShiftRight(${to}, 8) - bitShiftRight(${from}, 8)`;
  return `SELECT bitAnd(x, 255) AS type, ${stage('x')} AS stage, count(), uniqExact(person),
      quantilesExactInclusiveIf(0.5, 0.9)(${gap('b', 'x')}, b > 0 AND ${gap('b', 'x')} <= ${quietMs}),
      countIf(a = 0 OR ${gap('x', 'a')} > ${quietMs}) AS left,
      countIf(${isOwn('x')} AND (a = 0 OR ${gap('x', 'a')} > ${quietMs})) AS leftVisits,
      sumMap(map(${stage('a')}, toUInt64(${isOwn('x')} AND a > 0 AND ${gap('x', 'a')} <= ${quietMs})))
    FROM (
      SELECT person, arraySort(groupArray(${packedType(types)})) AS journey FROM ${table} GROUP BY person)
    ARRAY JOIN journey AS x, arrayShiftRight(journey, 1) AS b,
      arrayShiftLeft(arrayReverseFill(y -> y != 0, arrayMap(y -> if(${isOwn('y')}, y, 0), journey)), 1) AS a
    GROUP BY GROUPING SETS ((type, stage), (stage))`;
}

function orderRatings({ table, database, workspaceId }: Planted): string {
  return `SELECT type, scale_min, scale_max, count(), sum(score), sum(score * score), countIf(score = scale_min)
    FROM (SELECT type, \`order\` FROM ${table} WHERE \`order\` != toUUID('00000000-0000-0000-0000-000000000000')) AS passed
    INNER JOIN (SELECT \`order\`, score, scale_min, scale_max FROM ${database}.responses FINAL
      WHERE workspace = '${workspaceId}' AND score IS NOT NULL) AS rated USING (\`order\`)
    GROUP BY type, scale_min, scale_max`;
}

function followed(
  { table, database, workspaceId }: Planted,
  types: { name: string }[],
  quietMs: number,
): string {
  const followers = `SELECT person, metric, ifNull(score, 0) AS score, at FROM ${database}.responses FINAL WHERE workspace = '${workspaceId}'
    UNION ALL SELECT person, 'contact', 1, at FROM ${table} WHERE type = 'Help Requested'`;
  return `SELECT place, metric, uniqExact(person, after.1), sum(after.2) FROM (
      SELECT person, place, metric, arrayJoin(arrayFilter(f -> f.1 > last AND f.1 - last <= ${quietMs}, followers)) AS after
      FROM (
        SELECT person, bitAnd(${packedType(types)}, 255) AS place, toUnixTimestamp64Milli(max(at)) AS last
        FROM ${table} WHERE person IN (SELECT person FROM (${followers})) GROUP BY person, place) AS passed
      INNER JOIN (
        SELECT person, metric, groupArray((toUnixTimestamp64Milli(at), score)) AS followers FROM (${followers}) GROUP BY person, metric) AS f
      USING (person))
    GROUP BY place, metric`;
}
