import path from 'node:path';
import type { Config } from '../core/config.ts';
import { holderOf } from '../core/folder-lock.ts';
import { attempt, type Check } from './check.ts';

const ANSWER_MS = 5_000;

/** The process of a Jornada that uses this data folder now, or undefined. */
export function runningProcess({ dataDir }: Config): number | undefined {
  const holder = holderOf(path.join(dataDir, 'record')) ?? holderOf(path.join(dataDir, 'lens'));
  return holder?.pid;
}

/** Whether the server that runs already is alive and ready. */
export async function checkRunning({ host, port }: Config, pid: number): Promise<Check[]> {
  const reachable =
    host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const address = `http://${reachable}:${port}`;
  return [
    await attempt(
      'Server',
      `Process ${pid} uses the data folder. Set PORT as for that one, or look into its log.`,
      () => ask(`${address}/healthz`),
    ),
    await attempt('Engines', 'Look into the log of the server; it says what it waits for.', () =>
      ask(`${address}/readyz`),
    ),
  ];
}

async function ask(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch((error) => {
    throw new Error(`no answer at ${url} (${error.cause?.code ?? error.name})`);
  });
  const text = (await response.text()).trim();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
  return `${url} answers ${text}`;
}
