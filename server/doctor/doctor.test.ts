import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../testing/processes.ts';
import { scratchFolder } from '../testing/scratch.ts';
import type { Check } from './check.ts';

const MAIN = path.resolve(import.meta.dirname, '../main.ts');
const DOCTOR = path.resolve(import.meta.dirname, '../cli/doctor.ts');
let scratch: string;

beforeAll(async () => {
  scratch = await scratchFolder();
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

function doctor(env: Record<string, string>, args = ['--json']): Promise<{ status: number; output: string }> {
  const base = { PATH: process.env.PATH, JORNADA_DATA: path.join(scratch, 'data'), PORT: '0' };
  return new Promise((resolve) => {
    execFile(process.execPath, [DOCTOR, ...args], { env: { ...base, ...env } }, (error, output) =>
      resolve({ status: Number(error?.code ?? 0), output }),
    );
  });
}

async function examine(env: Record<string, string>): Promise<{ status: number; checks: Map<string, Check> }> {
  const { status, output } = await doctor(env);
  const checks: Check[] = JSON.parse(output).checks;
  return { status, checks: new Map(checks.map((check) => [check.name, check])) };
}

function recordUrl(): string {
  const { host, user, database } = inject('record');
  return `postgres://${user}@/${database}?host=${encodeURIComponent(host!)}`;
}

describe('the doctor', () => {
  test('finds a fresh machine well, starts both engines, and leaves nothing behind', async () => {
    const { status, output } = await doctor({}, []);
    expect(output).toMatch(/✓ Record inside: PostgreSQL 18/);
    expect(output).toMatch(/✓ Lens inside: ClickHouse 2\d/);
    expect(output).toMatch(/All is well\.\n$/);
    expect(status).toBe(0);
    expect(fs.existsSync(path.join(scratch, 'data'))).toBe(false);
  });

  test('asks the engines that are named instead', async () => {
    const { status, checks } = await examine({
      DATABASE_URL: recordUrl(),
      CLICKHOUSE_URL: inject('lensUrl'),
    });
    expect(checks.get('Record (DATABASE_URL)')?.found).toMatch(/^PostgreSQL 18.* answers$/);
    expect(checks.get('Lens (CLICKHOUSE_URL)')?.found).toMatch(/^ClickHouse .* answers$/);
    expect(status).toBe(0);
  });

  test('says which engine does not answer, and what to do', async () => {
    const nowhere = {
      DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
      CLICKHOUSE_URL: 'http://a:b@127.0.0.1:1',
    };
    const { status, checks } = await examine(nowhere);
    expect(checks.get('Record (DATABASE_URL)')).toMatchObject({
      ok: false,
      found: expect.stringContaining('ECONNREFUSED'),
      todo: expect.stringContaining('DATABASE_URL'),
    });
    expect(checks.get('Lens (CLICKHOUSE_URL)')).toMatchObject({ ok: false });
    expect(status).toBe(1);
  });

  test('says who uses the port', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    const { status, checks } = await examine({ PORT: String(port) });
    expect(checks.get(`Port ${port}`)).toMatchObject({ ok: false, todo: expect.stringContaining('PORT') });
    expect(checks.get(`Port ${port}`)?.found).toMatch(/in use by (process \d+|another program)/);
    expect(status).toBe(1);
    server.close();
  });

  test('finds a Jornada that runs on another port, and finds it well', { timeout: 120_000 }, async () => {
    const data = { JORNADA_DATA: path.join(scratch, 'running') };
    const server = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...data, PORT: '0', DATABASE_URL: '', CLICKHOUSE_URL: '' },
      stdio: 'ignore',
    });
    try {
      const told = path.join(data.JORNADA_DATA, 'server.json');
      const { port } = await eventually(async () => JSON.parse(await readFile(told, 'utf8')), 90_000);
      const { status, checks } = await examine({ ...data, PORT: '1' });
      expect(checks.get('Server')).toMatchObject({ ok: true, found: expect.stringContaining(`:${port}/`) });
      expect(checks.get('Engines')).toMatchObject({ ok: true });
      expect(status).toBe(0);
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      expect(fs.existsSync(told)).toBe(false);
    } finally {
      server.kill('SIGKILL');
    }
  });

  test('repeats the sentence about a setting that cannot be used', async () => {
    const { status, checks } = await examine({ PORT: 'http' });
    expect(checks.get('Settings')?.found).toContain('PORT is "http"');
    expect(status).toBe(1);
  });
});
