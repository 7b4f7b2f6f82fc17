import { type ChildProcess, execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isRunning } from '../server/core/processes.ts';
import { eventually, killHard } from '../server/testing/processes.ts';
import { scratchFolder } from '../server/testing/scratch.ts';

const JORNADA = path.resolve(import.meta.dirname, 'jornada');
let scratch: string;
let otherNode: string;
let started: ChildProcess | undefined;

beforeAll(async () => {
  scratch = await scratchFolder();
  // Any Node but the pinned one makes the command line start a second process.
  otherNode = path.join(scratch, 'node');
  fs.copyFileSync(process.execPath, otherNode, fs.constants.COPYFILE_FICLONE);
});

afterEach(async () => {
  if (started) await killHard(started);
  started = undefined;
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

function environment(): Record<string, string> {
  return {
    PATH: process.env.PATH!,
    JORNADA_DATA: path.join(scratch, 'data'),
    PORT: '0',
    JORNADA_LOG: 'json',
  };
}

function run(
  node: string,
  args: string[],
  more: Record<string, string> = {},
): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    execFile(node, [JORNADA, ...args], { env: { ...environment(), ...more } }, (error, out, err) =>
      resolve({ status: Number(error?.code ?? 0), output: out + err }),
    );
  });
}

/** Starts the server and resolves with its process once it is ready. */
async function startServer(node: string): Promise<number> {
  const child = spawn(node, [JORNADA, 'start'], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  started = child;
  let output = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The server did not start: ${output}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text;
        const line = output.split('\n').find((entry) => entry.includes('Jornada is ready'));
        if (line) resolve(JSON.parse(line).pid);
      });
    }
  });
}

/** Every process that has the data folder in its command line: PostgreSQL's. */
function leftovers(): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isRunning(Number(name)))
    .filter((pid) => readCommand(pid).includes(`${scratch}/data`));
}

function readCommand(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('the command line', () => {
  test('shows its commands', async () => {
    for (const args of [[], ['help'], ['--help']]) {
      const { status, output } = await run(process.execPath, args);
      expect(output).toMatch(/Usage: jornada COMMAND/);
      expect(output).toMatch(/doctor/);
      expect(status).toBe(0);
    }
  });

  test('does not know every word', async () => {
    const { status, output } = await run(process.execPath, ['strat']);
    expect(output).toMatch(/There is no command "strat"/);
    expect(status).toBe(2);
  });

  test('hands the exit status of the command on', async () => {
    for (const node of [process.execPath, otherNode]) {
      const { status } = await run(node, ['doctor', '--no-such-option']);
      expect(status).toBe(1);
    }
  });

  test('stops everything in order, with status 0', async () => {
    await startServer(otherNode);
    started?.kill('SIGTERM');
    const status = await new Promise((resolve) => started?.once('exit', (code) => resolve(code)));
    expect(status).toBe(0);
    expect(leftovers()).toEqual([]);
  });

  test('ends with the reason, and leaves no engine running, when it cannot start with what it was told', async () => {
    const { status, output } = await run(otherNode, ['start'], {
      JORNADA_DATA: path.join(scratch, 'data-refused'),
      JORNADA_WORKSPACE: 'Casa',
      JORNADA_OWNER_EMAIL: 'owner@jornada.example',
      JORNADA_OWNER_PASSWORD: 'a long enough password',
      JORNADA_API_KEY: 'short',
    });
    expect({ status, output }).toMatchObject({
      status: 1,
      output: expect.stringContaining('JORNADA_API_KEY'),
    });
    await eventually(async () => expect(leftovers()).toEqual([]));
  });

  test('leaves nothing running when its first process is killed', async () => {
    const server = await startServer(otherNode);
    expect(server).not.toBe(started?.pid);
    await killHard(started!);
    await eventually(async () => expect([isRunning(server), leftovers()]).toEqual([false, []]));
  });

  test('leaves nothing running when the server is killed', async () => {
    const server = await startServer(otherNode);
    process.kill(server, 'SIGKILL');
    const signal = await new Promise((resolve) => started?.once('exit', (_, name) => resolve(name)));
    expect(signal).toBe('SIGKILL');
    await eventually(async () => expect(leftovers()).toEqual([]));
  });
});
