/**
 * Importing orders against the bare tables: rows of the file a second, from the run to the end of the import, as a
 * share of `COPY` of the very rows it wrote (orders, touchpoints, customers, identities) into the same emptied tables
 * with the same indexes. Rounds of both alternate.
 *
 *   node bench/import.ts [orders] [rounds]
 *   node bench/import.ts --memory [gigabytes]     how much memory a large file takes
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { sendFiles } from '../server/cli/import-upload.ts';
import type { Import } from '../server/features/imports/contract.ts';
import { BenchServer } from './server.ts';
import { seeded } from './tracking-load.ts';

const GOAL = 0.5;
const MEMORY_GOAL_MB = 400;
const TABLES = ['customers', 'identities', 'orders', 'touchpoints'];
const EMPTY = `truncate ${[...TABLES, 'order_items', 'payments', 'responses', 'import_changes'].join(', ')} cascade`;
const LOOK_EVERY_MS = 50;
const HEADER =
  'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n';
const WORDS = 'the parcel came late and nobody said why until I wrote twice '.repeat(130);

const server = await BenchServer.create();
try {
  await server.start(process.env.BENCH_NODE_OPTIONS?.split(' '));
  process.exitCode =
    process.argv[2] === '--memory' ? await memory(Number(process.argv[3] ?? 2)) : await speed();
} finally {
  await server.stop();
  await server.remove();
}

async function speed(): Promise<number> {
  const orders = Number(process.argv[2] ?? 200_000);
  const rounds = Number(process.argv[3] ?? 3);
  const file = path.join(server.dir, 'orders.csv');
  await writeOrders(file, orders);
  const record = server.record(1);
  await importFile(await smallFile());
  const shares: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await record.query(EMPTY);
    const imported = orders / (await importFile(file));
    const copied = orders / (await copyAgain(record));
    shares.push(imported / copied);
    console.log(
      `round ${round}: import ${rate(imported)}, COPY ${rate(copied)}, ${percent(imported / copied)}`,
    );
  }
  await record.end();
  const share = shares.sort((a, b) => a - b)[shares.length >> 1]!;
  console.log(
    `import of ${orders.toLocaleString('en')} orders: ${percent(share)} of raw COPY (median of ${rounds}; goal ${percent(GOAL)})`,
  );
  return share >= GOAL ? 0 : 1;
}

/** The head of a file of orders, so that everything has been used once before it is measured. */
async function smallFile(): Promise<string> {
  const file = path.join(server.dir, 'warm-orders.csv');
  await writeOrders(file, 20_000);
  return file;
}

/** As a marketplace exports them: most orders are somebody's first, nearly all were delivered, some late. */
async function writeOrders(file: string, orders: number): Promise<void> {
  const random = seeded(200);
  const hex = () =>
    Array.from({ length: 4 }, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  function* lines() {
    yield HEADER;
    let customer = '';
    for (let n = 0; n < orders; n += 1) {
      if (n % 20 !== 1) customer = hex();
      const placed = Date.UTC(2025, 0, 1) + random() * 3e10;
      const at = (days: number) =>
        new Date(placed + days * 864e5).toISOString().slice(0, 19).replace('T', ' ');
      yield `${hex()},${customer},delivered,${at(0)},${at(random() / 2)},${at(1 + random())},${at(3 + random() * 15)},${at(14).slice(0, 10)} 00:00:00\n`;
    }
  }
  await pipeline(Readable.from(chunked(lines())), createWriteStream(file));
}

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 1_000_000) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Seconds from the start of the run, the upload done, to its end. */
async function importFile(file: string, fields: Record<string, string> = {}): Promise<number> {
  const { size } = await stat(file);
  const remote = { url: `http://127.0.0.1:${server.port}`, key: server.key };
  const local = { path: file, name: path.basename(file), bytes: size };
  const [made] = await sendFiles(remote, [local], { ...fields, start: 'false' }, () => {});
  const began = performance.now();
  await ask('POST', `/api/imports/${made!.id}/run`);
  for (;;) {
    const state = await ask('GET', `/api/imports/${made!.id}`);
    if (state.state === 'done') {
      if (state.rejected) throw new Error(`${state.rejected} rows were rejected`);
      return (performance.now() - began) / 1000;
    }
    if (state.state !== 'running') throw new Error(`the import is ${state.state}: ${state.error}`);
    await pause(LOOK_EVERY_MS);
  }
}

async function ask(method: string, address: string): Promise<Import> {
  const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
    method,
    headers: { authorization: `Bearer ${server.key}` },
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Import;
}

/** Seconds that COPY takes for what is in the tables now, after emptying them. */
async function copyAgain(record: pg.Pool): Promise<number> {
  const client = await record.connect();
  for (const table of TABLES) {
    await pipeline(client.query(copyStreams.to(`copy ${table} to stdout`)), createWriteStream(dump(table)));
  }
  await client.query(EMPTY);
  await Promise.all(TABLES.map((table) => readFile(dump(table))));
  const began = performance.now();
  for (const table of TABLES) {
    await pipeline(
      createReadStream(dump(table), { highWaterMark: 1 << 20 }),
      client.query(copyStreams.from(`copy ${table} from stdin`)),
    );
  }
  const seconds = (performance.now() - began) / 1000;
  client.release();
  await Promise.all(TABLES.map((table) => rm(dump(table))));
  return seconds;
}

function dump(table: string): string {
  return path.join(server.dir, `${table}.copy`);
}

/** The most that the server's process held during the import of a large file, over what it held before. */
async function memory(gigabytes: number): Promise<number> {
  const file = path.join(server.dir, 'customers.csv');
  await writeCustomers(file, gigabytes * 1e9);
  await pause(2000);
  const idle = await residentMb();
  let most = idle;
  let watching = true;
  const watch = (async () => {
    while (watching) {
      most = Math.max(most, await residentMb());
      await pause(100);
    }
  })();
  const seconds = await importFile(file, { kind: 'customers' });
  watching = false;
  await watch;
  const growth = most - idle;
  console.log(
    `${gigabytes} GB in ${Math.round(seconds)} s: idle ${idle} MB, at most ${most} MB, ${growth} MB over idle (goal < ${MEMORY_GOAL_MB} MB)`,
  );
  return growth < MEMORY_GOAL_MB ? 0 : 1;
}

async function writeCustomers(file: string, bytes: number): Promise<void> {
  function* lines() {
    yield 'customer_id,name,email,biography\n';
    let written = 0;
    for (let n = 0; written < bytes; n += 1) {
      const line = `C${n},Customer ${n},c${n}@example.com,"${n} ${WORDS.slice(n % 60)}"\n`;
      written += line.length;
      yield line;
    }
  }
  await pipeline(Readable.from(chunked(lines())), createWriteStream(file));
}

async function residentMb(): Promise<number> {
  const status = await readFile(`/proc/${server.child!.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
}

function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
