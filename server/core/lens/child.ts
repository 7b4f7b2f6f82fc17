/**
 * The lens in a process of its own: chDB behind ClickHouse's HTTP interface. Own process because a fault of
 * the engine, its memory and its use of libuv's threads must not touch the server. Started by supervisor.ts.
 */
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDoor } from './door.ts';
import type { Engine } from './engine.ts';
import type { FromChild, ToChild } from './messages.ts';

const FINISH_MS = 5_000;

let server: http.Server | undefined;
let engine: Promise<Engine> | undefined;

// A plain exit would wait for running queries and hold the folder's lock meanwhile. Writes are safe: what was
// acknowledged lies in the files.
process.on('disconnect', end);
// Ctrl-C in a terminal reaches every process; only our parent decides when we stop.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {});

process.on('message', (message: ToChild) => {
  if ('stop' in message) void stop();
  else start(message).catch(fail);
});

async function start({ dir, port, portMayDiffer, secret }: Exclude<ToChild, { stop: true }>) {
  const opening = Promise.withResolvers<Engine>();
  engine = opening.promise;
  server = createDoor(secret, engine);
  await listen(server, port).catch((error) => {
    if (!portMayDiffer) throw error;
    return listen(server!, 0);
  });
  await say({ listening: (server.address() as AddressInfo).port });
  // Reading the library (half a gigabyte) blocks this process; requests that come meanwhile wait.
  const { openEngine } = await import('./engine.ts');
  opening.resolve(openEngine(dir));
  await say({ opened: true });
}

function listen(on: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    on.once('error', reject);
    on.listen(port, '127.0.0.1', () => {
      on.off('error', reject);
      resolve();
    });
  });
}

async function stop() {
  server?.close();
  const finished = engine?.then((opened) => opened.idle());
  await Promise.race([finished, sleep(FINISH_MS)]);
  end();
}

async function fail(error: Error) {
  await say({ failed: error.message });
  end();
}

function say(message: FromChild): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

function end() {
  process.kill(process.pid, 'SIGKILL');
}
