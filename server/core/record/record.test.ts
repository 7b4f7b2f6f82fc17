import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually, killHard, startFixture } from '../../testing/processes.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { log } from '../log.ts';
import { isRunning } from '../processes.ts';
import { type RecordConnection, type RunningRecord, startRecord } from './record.ts';

const FIXTURE = new URL('./record.fixture.ts', import.meta.url);
interface Report {
  connection: RecordConnection;
  pid: number;
  recovered: string[];
  failed?: string;
}

let template: string;
let scratch: string;
let dir: string;
let record: RunningRecord | undefined;

beforeAll(async () => {
  template = await scratchFolder();
  const first = await startRecord({ dir: path.join(template, 'record'), log });
  await first.stop();
});

afterAll(() => rm(template, { recursive: true, force: true }));

beforeEach(async () => {
  scratch = await scratchFolder();
  dir = path.join(scratch, 'record');
});

afterEach(async () => {
  await record?.stop();
  record = undefined;
  // A PostgreSQL whose holder was killed may still be writing its last.
  await rm(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A record as an earlier start left it; making one anew takes a second. */
function madeBefore(at = dir): void {
  execFileSync('cp', ['-a', path.join(template, 'record'), at]);
}

async function ask(connection: RecordConnection, text: string, values: unknown[] = []) {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

describe('the record', () => {
  test('starts, stops in order, and has its data at the next start', async () => {
    record = await startRecord({ dir, log });
    expect(record.recovered).toEqual([]);
    await ask(record.connection, 'create table t as select 42 as answer');
    const { pid } = record;
    await record.stop();
    expect(isRunning(pid)).toBe(false);

    record = await startRecord({ dir, log });
    expect(record.recovered).toEqual([]);
    expect(await ask(record.connection, 'select answer from t')).toEqual([{ answer: 42 }]);
    const [row] = await ask(
      record.connection,
      `select current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', pages: 'on' });
  });

  test('is reached by a second process through its address', async () => {
    madeBefore();
    record = await startRecord({ dir, log });
    const client = new pg.Client({ connectionString: record.url });
    await client.connect();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  test('comes back by itself when PostgreSQL is killed', async () => {
    madeBefore();
    record = await startRecord({ dir, log });
    const { pid, connection } = record;
    await ask(connection, 'create table t as select 42 as answer');
    const exited = new Promise((resolve) => record!.onExit(resolve));
    const restarted = new Promise<void>((resolve) => record!.onRestart(resolve));
    process.kill(pid, 'SIGKILL');
    await exited;
    await restarted;
    expect(record.pid).not.toBe(pid);
    expect(await ask(connection, 'select answer from t')).toEqual([{ answer: 42 }]);
  });

  test('does not outlive the process that started it', async () => {
    madeBefore();
    const { child, report } = await startFixture<Report>(FIXTURE, [dir]);
    await ask(report.connection, 'create table t as select 42 as answer');
    await killHard(child);
    await eventually(async () => expect(isRunning(report.pid)).toBe(false));

    record = await startRecord({ dir, log });
    expect(record.recovered.join(' ')).toContain(`process ${child.pid}`);
    expect(await ask(record.connection, 'select answer from t')).toEqual([{ answer: 42 }]);
  });

  test('starts again at once while the one of a killed process still runs', async () => {
    madeBefore();
    const { child, report } = await startFixture<Report>(FIXTURE, [dir]);
    await killHard(child);
    record = await startRecord({ dir, log });
    expect(isRunning(report.pid)).toBe(false);
    expect(await ask(record.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('refuses a folder that another process uses, and leaves that one alone', async () => {
    madeBefore();
    const { child, report } = await startFixture<Report>(FIXTURE, [dir]);
    await expect(startRecord({ dir, log })).rejects.toThrow(
      new RegExp(`Another Jornada already uses .*process ${child.pid}.*JORNADA_DATA`),
    );
    expect(await ask(report.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await killHard(child);
    await eventually(async () => expect(isRunning(report.pid)).toBe(false));
  });

  test('begins again when its first start was cut off', async () => {
    fs.mkdirSync(path.join(dir, 'cluster.new', 'base'), { recursive: true });
    record = await startRecord({ dir, log });
    expect(record.recovered.join(' ')).toContain('cut off');
    expect(fs.existsSync(path.join(dir, 'cluster.new'))).toBe(false);
  });

  test('is not misled by a pid file whose process is another program now', async () => {
    madeBefore();
    record = await startRecord({ dir, log });
    const pidFile = path.join(dir, 'cluster', 'postmaster.pid');
    const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
    await record.stop();
    fs.writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
    record = await startRecord({ dir, log });
    expect(await ask(record.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('works where the path is too long for a socket', async () => {
    const deep = path.join(dir, 'a-folder-with-a-long-name'.repeat(5));
    fs.mkdirSync(dir);
    madeBefore(deep);
    record = await startRecord({ dir: deep, log });
    expect(record.connection.host.startsWith(os.tmpdir())).toBe(true);
    expect(fs.statSync(record.connection.host).mode & 0o777).toBe(0o700);
    expect(await ask(record.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    const sockets = record.connection.host;
    await record.stop();
    expect(fs.existsSync(sockets)).toBe(false);
  });

  test('says so when its data belongs to another version', async () => {
    fs.mkdirSync(path.join(dir, 'cluster'), { recursive: true });
    fs.writeFileSync(path.join(dir, 'cluster', 'PG_VERSION'), '12\n');
    await expect(startRecord({ dir, log })).rejects.toThrow(/made by PostgreSQL 12/);
  });

  test('loses no acknowledged row, whatever is killed', async () => {
    madeBefore();
    let holder = await startFixture<Report>(FIXTURE, [dir]);
    await ask(holder.report.connection, 'create table acknowledged (id int primary key)');
    const acknowledged: number[] = [];
    let next = 1;
    for (const victim of ['postgres', 'holder', 'postgres', 'both', 'holder', 'postgres']) {
      const enough = acknowledged.length + 40;
      const writing = writeUntilBroken(holder.report.connection, next, acknowledged, () => {
        if (acknowledged.length === enough) kill(victim, holder);
      });
      next = await writing;
      if (victim !== 'postgres') {
        await killHard(holder.child);
        holder = await startFixture<Report>(FIXTURE, [dir]);
      }
      holder.report.pid = await eventually(() => pidOf(holder.report.connection));
    }
    const rows = await ask(holder.report.connection, 'select id from acknowledged');
    const kept = new Set(rows.map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(6 * 40);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await killHard(holder.child);
    await eventually(async () => expect(isRunning(holder.report.pid)).toBe(false));
  });
});

type Holder = Awaited<ReturnType<typeof startFixture<Report>>>;

function kill(victim: string, holder: Holder): void {
  if (victim !== 'holder') process.kill(holder.report.pid, 'SIGKILL');
  if (victim !== 'postgres') holder.child.kill('SIGKILL');
}

/** The postmaster is the parent of the process that serves a connection; its own file names it. */
async function pidOf(connection: RecordConnection): Promise<number> {
  const [row] = await ask(connection, "select pg_read_file('postmaster.pid') as file");
  return Number(row.file.split('\n')[0]);
}

/** Writes one row after the other until the connection breaks; returns the first number not yet tried. */
async function writeUntilBroken(
  connection: RecordConnection,
  first: number,
  acknowledged: number[],
  afterEach: () => void,
): Promise<number> {
  const client = await eventually(async () => {
    const fresh = new pg.Client(connection);
    fresh.on('error', () => {});
    await fresh.connect();
    return fresh;
  });
  let id = first;
  try {
    for (;;) {
      await client.query('insert into acknowledged values ($1)', [id++]);
      acknowledged.push(id - 1);
      afterEach();
    }
  } catch {
    await client.end().catch(() => {});
    return id;
  }
}
