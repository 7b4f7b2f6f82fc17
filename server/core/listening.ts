import fs from 'node:fs';
import path from 'node:path';

/** Where a running Jornada listens. */
export interface Listening {
  pid: number;
  host: string;
  port: number;
}

const fileIn = (dataDir: string) => path.join(dataDir, 'server.json');

/** Tells, in the data folder of this process, where it listens, until what is given back is called. */
export function tellListening(dataDir: string, { host, port }: Omit<Listening, 'pid'>): () => Promise<void> {
  const file = fileIn(dataDir);
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, host, port } satisfies Listening));
  return async () => fs.rmSync(file, { force: true });
}

/** Where the process that uses a data folder listens; undefined while it does not, as far as it told. */
export function listeningOf(dataDir: string, pid: number): Listening | undefined {
  try {
    const told: Listening = JSON.parse(fs.readFileSync(fileIn(dataDir), 'utf8'));
    // One that was killed has left its own behind.
    return told.pid === pid ? told : undefined;
  } catch {
    return undefined;
  }
}
