import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, killHard, startFixture } from '../../testing/processes.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { log } from '../log.ts';
import { isRunning } from '../processes.ts';
import { createLens, type Lens, type RunningLens, startLens } from './lens.ts';

const FIXTURE = new URL('./lens.fixture.ts', import.meta.url);

let scratch: string;
let dir: string;
let running: RunningLens;
let lens: Lens;

beforeAll(async () => {
  scratch = await scratchFolder();
  dir = path.join(scratch, 'lens');
  running = await startLens({ dir, log });
  lens = createLens(running.url);
  await lens.command({
    query: 'CREATE TABLE seen (id UInt64, name String, at DateTime) ENGINE = MergeTree ORDER BY id',
  });
});

afterAll(async () => {
  await lens.close();
  await running.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function rows<T>(query: string, options: Partial<Parameters<Lens['query']>[0]> = {}): Promise<T[]> {
  const result = await lens.query({ query, ...options, format: 'JSONEachRow' });
  return (await result.json()) as T[];
}

describe('a question', () => {
  test('gets back what was put in, in any script and with any quoting', async () => {
    const names = ['întârziați', "it's \\ 'so'", 'tab\there', 'linha\nnova', '{a:String}'];
    const values = names.map((name, id) => ({ id, name, at: '2024-02-29 10:00:00' }));
    await lens.insert({ table: 'seen', values, format: 'JSONEachRow' });
    expect(await rows('SELECT name FROM seen WHERE id < 5 ORDER BY id')).toEqual(
      names.map((name) => ({ name })),
    );
    const query =
      'SELECT id FROM seen WHERE name IN {names:Array(String)} AND name != {not:String} ORDER BY id';
    expect(await rows(query, { query_params: { names, not: names[1] } })).toHaveLength(4);
  });

  test('puts rows in with the columns and settings it names', async () => {
    await lens.insert({
      table: 'seen',
      columns: ['id', 'at'],
      values: [{ id: 100, at: '2024-02-29T10:00:00Z' }],
      format: 'JSONEachRow',
      clickhouse_settings: { date_time_input_format: 'best_effort' },
    });
    expect(await rows('SELECT name, toString(at) AS at FROM seen WHERE id = 100')).toEqual([
      { name: '', at: '2024-02-29 10:00:00' },
    ]);
  });

  test('keeps every digit of a 64-bit integer', async () => {
    expect(await rows('SELECT 18446744073709551615 AS big')).toEqual([{ big: '18446744073709551615' }]);
  });

  test('leaves neither settings nor parameters to the next one', async () => {
    const [before] = await rows("SELECT getSetting('max_threads') AS threads");
    const asked = { clickhouse_settings: { max_threads: 1 }, query_params: { x: 1 } };
    expect(await rows("SELECT getSetting('max_threads') AS threads, {x:UInt8} AS x", asked)).toEqual([
      { threads: 1, x: 1 },
    ]);
    for (let i = 0; i < 6; i++) {
      expect(await rows("SELECT getSetting('max_threads') AS threads")).toEqual([before]);
      await expect(rows('SELECT {x:UInt8}')).rejects.toMatchObject({ code: '456' });
    }
  });

  test.each([
    ['SELECT * FROM missing', '60', 'UNKNOWN_TABLE'],
    ['SELECT throwIf(1)', '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
    ['DROP TABLE missing', '60', 'UNKNOWN_TABLE'],
  ])('that is wrong fails with the code of ClickHouse: %s', async (query, code, type) => {
    await expect(rows(query)).rejects.toMatchObject({ code, type });
  });

  test('that fails after its answer began tells why', async () => {
    const result = await lens.query({
      query: 'SELECT number, throwIf(number = 900000) FROM numbers(1000000)',
      format: 'JSONEachRow',
    });
    const readAll = async () => {
      for await (const _ of result.stream()) void _;
    };
    await expect(readAll()).rejects.toThrow(/throwIf/);
  });

  test('with a big answer is served piece by piece, in little memory', async () => {
    const result = await lens.query({
      query: "SELECT number, repeat('x', 200) AS wide FROM numbers(500000)",
      format: 'JSONEachRow',
    });
    let count = 0;
    for await (const piece of result.stream()) count += piece.length;
    expect(count).toBe(500_000);
    const kilobytes = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${running.pid}/status`, 'utf8'))?.[1];
    expect(Number(kilobytes)).toBeLessThan(700_000);
  });

  test('is ended when nobody waits for it any more', async () => {
    const query = 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 3';
    const leave = new AbortController();
    const asked = lens.query({ query, abort_signal: leave.signal });
    const others =
      "SELECT count() AS n FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%processes%'";
    await eventually(async () => expect(await rows(others)).toEqual([{ n: '1' }]));
    leave.abort();
    await expect(asked).rejects.toThrow(/abort/);
    await eventually(async () => expect(await rows(others)).toEqual([{ n: '0' }]));
  });

  test('never gets the answer to another one, however many fail or are left', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 120 }, (_, id) => askAndPerhapsLeave(id)));
    const answered = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(answered.length).toBeGreaterThanOrEqual(60);
    for (const { value } of answered) expect(value.got).toEqual(value.wanted);
  });

  test('is answered cleanly after others ran out of time with a part of their answer written', async () => {
    const slow = {
      query: 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 3',
      format: 'JSON' as const,
      clickhouse_settings: { max_execution_time: 0.2 },
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => lens.query(slow)));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(Array(4).fill('rejected'));
    for (let i = 0; i < 8; i++) expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is refused without the password', async () => {
    const stranger = createLens(running.url.replace(/:[^:@]+@/, ':guess@'));
    await expect(stranger.answers()).rejects.toMatchObject({ code: '516' });
    await stranger.close();
  });
});

/** Half are answered; of the others some fail in the middle, some are left by their client. */
async function askAndPerhapsLeave(id: number) {
  const kind = id % 4;
  const query = `SELECT {id:UInt32} AS id, number, throwIf(number = {fail:UInt32}) AS ok FROM numbers(3000)`;
  const parameters = { id, fail: kind === 1 ? 2000 : 1_000_000 };
  const leave = new AbortController();
  if (kind === 3) setTimeout(() => leave.abort(), id % 20);
  const found = await rows<{ id: number }>(query, { query_params: parameters, abort_signal: leave.signal });
  return { got: [...new Set(found.map((row) => row.id)), found.length], wanted: [id, 3000] };
}

describe('the lens', () => {
  test('comes back at the same address with its data when it is killed', async () => {
    await lens.command({ query: 'CREATE TABLE acknowledged (id UInt32) ENGINE = MergeTree ORDER BY id' });
    const acknowledged: number[] = [];
    for (let round = 0; round < 4; round++) {
      const restarted = new Promise<void>((resolve) => running.onRestart(resolve));
      const enough = acknowledged.length + 20;
      await writeUntilBroken(acknowledged, () => {
        if (acknowledged.length === enough) process.kill(running.pid, 'SIGKILL');
      });
      await restarted;
    }
    const kept = new Set((await rows<{ id: number }>('SELECT id FROM acknowledged')).map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(80);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    // Four starts of the engine, each after a pause that grows.
  }, 300_000);

  test('lets a second process in through its address, and nobody else read it', async () => {
    const file = path.join(dir, 'lens.json');
    expect(JSON.parse(fs.readFileSync(file, 'utf8')).url).toBe(running.url);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('does not outlive the process that started it, and keeps its address', async () => {
    const own = path.join(scratch, 'orphan');
    const first = await startFixture<{ url: string; pid: number }>(FIXTURE, [own]);
    await killHard(first.child);
    await eventually(async () => expect(isRunning(first.report.pid)).toBe(false));
    const again = await startLens({ dir: own, log });
    expect(again.url).toBe(first.report.url);
    await again.ready;
    await again.stop();
  });

  test('refuses a folder that is in use', async () => {
    await expect(startLens({ dir, log })).rejects.toThrow(/Another Jornada already uses/);
  });
});

let nextId = 1;

async function writeUntilBroken(acknowledged: number[], afterEach: () => void): Promise<void> {
  try {
    for (;;) {
      const id = nextId++;
      await lens.insert({ table: 'acknowledged', values: [{ id }], format: 'JSONEachRow' });
      acknowledged.push(id);
      afterEach();
    }
  } catch {
    // Killed, as planned.
  }
}
