/**
 * Questions about journeys against ClickHouse asked by hand: a 4-step funnel, paths of 5 steps, monthly retention, each
 * over HTTP as a screen asks it, and beside it the query that somebody who knows the engine would write for the same
 * figures, in turn in the same run.
 *
 *   node bench/questions.ts [touchpoints] [rounds]
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { createLens, type Lens } from '../server/core/lens/lens.ts';
import { BenchServer } from './server.ts';

const TOUCHPOINTS = Number(process.argv[2] ?? 10_000_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CUSTOMERS = 500_000;
const FILLED_AT_ONCE = 1_000_000;
const GOAL = 1.5;
/** Of a hundred touchpoints, how many are what. */
const TYPES: [string, number][] = [
  ['Ad Seen', 8],
  ['Ad Clicked', 4],
  ['Page Viewed', 30],
  ['Product Viewed', 18],
  ['Product Added', 9],
  ['Checkout Started', 6],
  ['Order Completed', 9],
  ['Email Opened', 10],
  ['Help Requested', 3],
  ['Survey Answered', 3],
];
const STEPS = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'];
const PERIOD = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };

const server = await BenchServer.create();
try {
  await server.start();
  const lens = createLens(
    JSON.parse(fs.readFileSync(path.join(server.dir, 'lens', 'lens.json'), 'utf8')).url,
  );
  const { database, workspaceId } = await whereItLies();
  await fill(lens, database, workspaceId);
  const table = `(SELECT * FROM ${database}.touchpoints WHERE workspace = '${workspaceId}'
    AND at >= toDateTime64('2025-01-01', 3, 'UTC') AND at < toDateTime64('2026-01-01', 3, 'UTC'))`;
  const measured = [
    await compare('funnel of 4 steps', lens, funnelByHand(table), '/api/journeys/funnel', [
      ...STEPS.map((step): [string, string] => ['step', step]),
    ]),
    await compare('paths of 5 steps', lens, pathsByHand(table), '/api/journeys/paths', [
      ['start', 'Product Viewed'],
      ['steps', '5'],
    ]),
    await compare('monthly retention', lens, retentionByHand(table), '/api/journeys/retention', [
      ['first', 'any'],
      ['return', 'any'],
    ]),
  ];
  process.exitCode = measured.every((ratio) => ratio <= GOAL) ? 0 : 1;
  await lens.close();
} finally {
  await server.stop();
  await server.remove();
}

async function whereItLies(): Promise<{ database: string; workspaceId: string }> {
  const record: pg.Pool = server.record(1);
  for (;;) {
    const { rows } = await record.query(
      `select w.id as "workspaceId", l.database from workspaces w, jornada.lenses l where l.state = 'current'`,
    );
    if (rows[0]) return record.end().then(() => rows[0]);
    await pause(50);
  }
}

/** Straight into the lens: what it answers is measured here, not how it is filled. */
async function fill(lens: Lens, database: string, workspaceId: string): Promise<void> {
  const types = TYPES.flatMap(([type, weight]) => Array.from({ length: weight }, () => `'${type}'`));
  const uuid = (seed: string) =>
    `reinterpretAsUUID(concat(reinterpretAsFixedString(cityHash64(${seed})), reinterpretAsFixedString(cityHash64(${seed}, 1))))`;
  const nobody = `toUUID('00000000-0000-0000-0000-000000000000')`;
  // Some people do much, most do little.
  const person = `intDiv(cityHash64(number, 2) % ${CUSTOMERS} * (cityHash64(number, 3) % ${CUSTOMERS}), ${CUSTOMERS})`;
  for (let from = 0; from < TOUCHPOINTS; from += FILLED_AT_ONCE) {
    const many = Math.min(FILLED_AT_ONCE, TOUCHPOINTS - from);
    await lens.command({
      query: `INSERT INTO ${database}.touchpoints
        (workspace, person, at, id, customer, type, kind, channel, source, order, product, campaign, page, properties, step)
        SELECT '${workspaceId}', ${uuid('who')} AS person,
          toDateTime64('2025-01-01', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 4) % 31536000000), ${uuid('number')},
          person, [${types}][cityHash64(number, 5) % 100 + 1], 'track', '', 'bench', ${nobody}, '', '', '',
          '{"value": 12.5, "currency": "EUR", "category": "shoes"}', 1
        FROM (SELECT number, ${person} AS who FROM numbers(${from}, ${many}))`,
    });
  }
}

/** How far did each person come, within 30 days? */
function funnelByHand(table: string): string {
  const steps = STEPS.map((step) => `type = '${step}'`).join(', ');
  return `SELECT level, count() FROM (
      SELECT windowFunnel(2592000000)(toUInt64(toUnixTimestamp64Milli(at)), ${steps}) AS level
      FROM ${table} WHERE type IN (${STEPS.map((step) => `'${step}'`)}) GROUP BY person)
    GROUP BY level`;
}

/** What followed what, at which step, how often, of how many people, after how long? */
function pathsByHand(table: string): string {
  const names = TYPES.map(([type]) => `'${type}'`);
  const place = (step: number, from: string, to: string) =>
    `arrayMap((a, b) -> (toUInt8(${step}), bitAnd(a, 255), bitAnd(b, 255), bitShiftRight(b, 8) - bitShiftRight(a, 8)), ${from}, ${to})`;
  const next = (step: number) =>
    `arrayFilter((x, y) -> bitAnd(y, 255) = 4, arrayShiftLeft(journey, ${step}), journey) AS s${step}`;
  return `WITH journeys AS (
      SELECT person, arrayCompact(x -> bitAnd(x, 255), arraySort(groupArray(bitOr(
        bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 8), transform(type, [${names}], [${names.map((_, index) => index + 1)}], 0))))) AS journey
      FROM ${table} GROUP BY person),
    paths AS (SELECT person, ${[0, 1, 2, 3, 4].map(next).join(', ')} FROM journeys)
    SELECT link.1 AS step, link.2 AS this, link.3 AS next, count(), uniqExact(person), quantileExact(0.5)(link.4)
    FROM paths ARRAY JOIN arrayConcat(${[1, 2, 3, 4].map((step) => place(step, `s${step - 1}`, `s${step}`)).join(', ')}) AS link
    WHERE link.2 != 0 GROUP BY step, this, next`;
}

/** Of those who began in each month, how many were back in each month after? */
function retentionByHand(table: string): string {
  const month = (moment: string) => `toRelativeMonthNum(${moment}, 'UTC')`;
  return `SELECT cohort, back - cohort AS period, count() FROM (
      SELECT min(at) AS first, ${month('first')} AS cohort, groupArray(at) AS moments FROM ${table} GROUP BY person)
    ARRAY JOIN arrayDistinct(arrayMap(x -> ${month('x')}, arrayFilter(x -> x > first, moments))) AS back
    GROUP BY cohort, period`;
}

/** In turn, so that whatever else the machine does hits both. Answers how many times as long the median took. */
async function compare(
  what: string,
  lens: Lens,
  byHand: string,
  address: string,
  fields: [string, string][],
): Promise<number> {
  const query = new URLSearchParams([...Object.entries(PERIOD), ...fields]);
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [bare, asked] = [
      await timed(() => answerByHand(lens, byHand)),
      await timed(() => ask(`${address}?${query}`)),
    ];
    // The first warms up.
    if (round === 0) continue;
    hand.push(bare);
    ours.push(asked);
  }
  const ratio = median(ours) / median(hand);
  console.log(
    `${what}: ${Math.round(median(ours))} ms over HTTP, ${Math.round(median(hand))} ms by hand, ${ratio.toFixed(2)} times (median of ${ROUNDS}; goal ≤ ${GOAL})`,
  );
  return ratio;
}

async function answerByHand(lens: Lens, query: string): Promise<void> {
  // As much memory as questions over HTTP have.
  const settings = { max_memory_usage: '3000000000' };
  const answer = await lens.query({ query, format: 'JSONEachRow', clickhouse_settings: settings });
  await answer.json();
}

async function ask(address: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  await response.json();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
