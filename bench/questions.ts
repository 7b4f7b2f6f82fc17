/**
 * Questions about journeys against ClickHouse asked by hand: a map of a quarter, a 4-step funnel, paths of 5 steps,
 * monthly retention, people by month and channel, each over HTTP as a screen asks it, and beside it the query that
 * somebody who knows the engine would write for the same figures, in turn in the same run.
 *
 *   node bench/questions.ts [touchpoints] [rounds]
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { createLens, type Lens } from '../server/core/lens/lens.ts';
import { activeByHand, funnelByHand, mapByHand, pathsByHand, retentionByHand } from './questions-by-hand.ts';
import { FIRST_DAY, plantJourneys, TYPES } from './questions-plant.ts';
import { BenchServer } from './server.ts';
import { median, timed } from './timing.ts';

const TOUCHPOINTS = Number(process.argv[2] ?? 10_000_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CUSTOMERS = 500_000;
const GOAL = 1.5;
const MAP_GOAL_MS = 1500;
const DAY_MS = 86_400_000;
const QUIET_DAYS = 30;
const STEPS = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'];
const day = (number: number) => new Date(FIRST_DAY.getTime() + number * DAY_MS);
const ALL = { from: day(0), to: day(548) };
const QUARTER = { from: day(270), to: day(361) };
const types = [...new Set(TYPES)];

const server = await BenchServer.create();
try {
  await server.start();
  const lens = createLens(
    JSON.parse(fs.readFileSync(path.join(server.dir, 'lens', 'lens.json'), 'utf8')).url,
  );
  const place = await whereItLies();
  await plantJourneys(lens, { ...place, persons: CUSTOMERS, perPerson: TOUCHPOINTS / CUSTOMERS });
  await settled(lens);
  const all = { ...place, table: touchpoints(place, ALL) };
  const quarter = { ...place, table: touchpoints(place, QUARTER) };
  const map = await compare(
    'journey map of a quarter',
    lens,
    mapByHand(quarter, await stagesOfTypes(), QUIET_DAYS * DAY_MS),
    '/api/journeys/map',
    [['quietDays', String(QUIET_DAYS)]],
    QUARTER,
  );
  const measured = [
    map,
    await compare('funnel of 4 steps', lens, [funnelByHand(all, STEPS)], '/api/journeys/funnel', [
      ...STEPS.map((step): [string, string] => ['step', step]),
    ]),
    await compare(
      'paths of 5 steps',
      lens,
      [pathsByHand(all, types, 'Product Viewed')],
      '/api/journeys/paths',
      [
        ['start', 'Product Viewed'],
        ['steps', '5'],
      ],
    ),
    await compare('monthly retention', lens, [retentionByHand(all)], '/api/journeys/retention', [
      ['first', 'any'],
      ['return', 'any'],
    ]),
    await compare(
      'active customers by month and channel',
      lens,
      [activeByHand(all)],
      '/api/metrics/active-customers',
      [
        ['interval', 'month'],
        ['groupBy', 'channel'],
      ],
    ),
  ];
  const isQuick = TOUCHPOINTS > 10_000_000 || map.ms <= MAP_GOAL_MS;
  process.exitCode = isQuick && measured.every(({ ratio }) => ratio <= GOAL) ? 0 : 1;
  await lens.close();
} finally {
  await server.stop();
  await server.remove();
}

/** Parts are still being merged after so much was written. */
async function settled(lens: Lens): Promise<void> {
  for (;;) {
    const answer = await lens.query({
      query: 'SELECT count() AS merges FROM system.merges',
      format: 'JSONEachRow',
    });
    const [{ merges }] = (await answer.json()) as [{ merges: string }];
    if (merges === '0') return;
    await pause(500);
  }
}

interface Place {
  database: string;
  workspaceId: string;
}

function touchpoints({ database, workspaceId }: Place, { from, to }: typeof ALL): string {
  const moment = (at: Date) => `fromUnixTimestamp64Milli(${at.getTime()}, 'UTC')`;
  return `(SELECT * FROM ${database}.touchpoints
    WHERE workspace = '${workspaceId}' AND at >= ${moment(from)} AND at < ${moment(to)})`;
}

/** Which stage of the workspace's map each type belongs to, counted from 1; 0 for none. */
async function stagesOfTypes(): Promise<{ name: string; stage: number }[]> {
  const quarter = `from=${QUARTER.from.toISOString()}&to=${QUARTER.to.toISOString()}`;
  const { stages } = (await ask(`/api/journeys/map?${quarter}`)) as {
    stages: { touchpoints: { type: string }[] }[];
  };
  return types.map((name) => ({
    name,
    stage: stages.findIndex((stage) => stage.touchpoints.some(({ type }) => type === name)) + 1,
  }));
}

async function whereItLies(): Promise<Place> {
  const record: pg.Pool = server.record(1);
  for (;;) {
    const { rows } = await record.query(
      `select w.id as "workspaceId", l.database from workspaces w, jornada.lenses l where l.state = 'current'`,
    );
    if (rows[0]) return record.end().then(() => rows[0]);
    await pause(50);
  }
}

/** In turn, so that whatever else the machine does hits both. Answers how many times as long the median took. */
async function compare(
  what: string,
  lens: Lens,
  byHand: string[],
  address: string,
  fields: [string, string][],
  { from, to }: typeof ALL = ALL,
): Promise<{ ms: number; ratio: number }> {
  const period: [string, string][] = [
    ['from', from.toISOString()],
    ['to', to.toISOString()],
  ];
  const query = new URLSearchParams([...period, ...fields]);
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [bare, asked] = [
      await timed(() => Promise.all(byHand.map((query) => answerByHand(lens, query)))),
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
  return { ms: median(ours), ratio };
}

async function answerByHand(lens: Lens, query: string): Promise<void> {
  // As much memory as questions over HTTP have.
  const settings = { max_memory_usage: '3000000000' };
  const answer = await lens.query({ query, format: 'JSONEachRow', clickhouse_settings: settings });
  await answer.json();
}

async function ask(address: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
