/** A whole Jornada in a process of its own, on a folder of its own: what benches measure and kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const MAIN = new URL('../server/main.ts', import.meta.url).pathname;
const READY_WITHIN_MS = 60_000;

export class BenchServer {
  readonly dir: string;
  readonly port: number;
  readonly key: string;
  child: ChildProcess | null = null;
  readonly #environment: Record<string, string>;

  private constructor(dir: string, port: number, environment: Record<string, string>) {
    this.dir = dir;
    this.port = port;
    this.key = 'jk_bench_key_of_this_run';
    this.#environment = environment;
  }

  /** In a new folder under the system's temporary one, on a free port. Not started yet. */
  static async create(environment: Record<string, string> = {}): Promise<BenchServer> {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'jb-'));
    // As root, PostgreSQL runs as another user, who must get in.
    await chmod(dir, 0o711);
    return new BenchServer(dir, await freePort(), environment);
  }

  /** Another process on the same record, which must be running. */
  beside(): Promise<BenchServer> {
    const socket = encodeURIComponent(path.join(this.dir, 'record', 'run'));
    return BenchServer.create({ DATABASE_URL: `postgres://postgres@localhost:5432/postgres?host=${socket}` });
  }

  /** Starts it and waits until it is ready. Answers the seconds that took. */
  async start(nodeOptions: string[] = []): Promise<number> {
    const began = performance.now();
    let output = '';
    const child = spawn(process.execPath, [...nodeOptions, MAIN], {
      env: {
        ...process.env,
        PORT: String(this.port),
        JORNADA_DATA: this.dir,
        JORNADA_WORKSPACE: 'Bench',
        JORNADA_OWNER_EMAIL: 'bench@jornada.example',
        JORNADA_OWNER_PASSWORD: 'a long enough password',
        JORNADA_API_KEY: this.key,
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-20_000);
      });
    }
    while (!(await this.#isReady())) {
      if (child.exitCode !== null) throw new Error(`the server ended:\n${output}`);
      if (performance.now() - began > READY_WITHIN_MS) throw new Error(`the server is not ready:\n${output}`);
      await pause(25);
    }
    return (performance.now() - began) / 1000;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.port}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  /** `kill -9`: resolves when the process is gone. Its engines notice by themselves. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = null;
    return new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }

  async remove(): Promise<void> {
    await rm(this.dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  /** Connections to its record, as owner. */
  record(max: number): pg.Pool {
    const pool = new pg.Pool({
      host: path.join(this.dir, 'record', 'run'),
      port: 5432,
      user: 'postgres',
      database: 'postgres',
      max,
    });
    pool.on('error', () => {});
    return pool;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
