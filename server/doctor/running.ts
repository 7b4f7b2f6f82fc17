import path from 'node:path';
import type { Config } from '../core/config.ts';
import { holderOf } from '../core/folder-lock.ts';
import { listeningOf } from '../core/listening.ts';
import { attempt, type Check } from './check.ts';

const ANSWER_MS = 5_000;

/** The process of a Jornada that uses this data folder now, or undefined. */
export function runningProcess({ dataDir }: Config): number | undefined {
  const holder = holderOf(path.join(dataDir, 'record')) ?? holderOf(path.join(dataDir, 'lens'));
  return holder?.pid;
}

/** Whether the server that runs already is alive and ready, at the address that it told, whatever PORT says here. */
export async function checkRunning({ dataDir, host, port }: Config, pid: number): Promise<Check[]> {
  const told = listeningOf(dataDir, pid);
  const address = addressOf(told ?? { host, port });
  const todo = told
    ? `Process ${pid} runs and does not answer. Look into its log, and start it again if that says nothing.`
    : `Process ${pid} uses the data folder and has not told where it listens: it is still starting. Wait a moment and ask again, or look into its log.`;
  const server = await attempt('Server', todo, () => ask(`${address}/healthz`));
  // Who does not answer at all cannot say how the engines are.
  if (!server.ok) return [server];
  const whyNot = `Look into the log of process ${pid}; it says what it waits for.`;
  return [server, await attempt('Engines', whyNot, () => ask(`${address}/readyz`))];
}

function addressOf({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const reachable =
    host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

async function ask(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch((error) => {
    throw new Error(`no answer at ${url} (${error.cause?.code ?? error.name})`);
  });
  const text = (await response.text()).trim();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
  return `${url} answers ${text}`;
}
