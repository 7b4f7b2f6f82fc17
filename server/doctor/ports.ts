import fs from 'node:fs';
import net from 'node:net';
import type { Config } from '../core/config.ts';
import { commandOf } from '../core/processes.ts';
import { type Check, well, wrong } from './check.ts';

/** Whether the server could listen on its port, and if not, who does. */
export async function checkPort({ host, port }: Config): Promise<Check> {
  const name = `Port ${port}`;
  const fault = await tryListen(host, port);
  if (!fault) return well(name, 'free');
  if (fault.code === 'EADDRINUSE') {
    return wrong(name, `in use by ${userOf(port)}`, 'Stop that program, or choose another port with PORT.');
  }
  const todo = 'Choose a port above 1023 with PORT, and an address of this machine with HOST.';
  return wrong(name, `cannot listen on ${host}: ${fault.message}`, todo);
}

function tryListen(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** The program that listens on a port, as far as this user may see it. */
function userOf(port: number): string {
  const socket = process.platform === 'linux' && listeningSocket(port);
  const pid = socket && ownerOfSocket(socket);
  return pid ? `process ${pid} (${commandOf(pid).slice(0, 80)})` : 'another program';
}

function listeningSocket(port: number): string | undefined {
  const LISTENING = '0A';
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    if (!fs.existsSync(table)) continue;
    const rows = fs
      .readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
    const row = rows.find(([, local, , state]) => local?.endsWith(ending) && state === LISTENING);
    if (row) return `socket:[${row[9]}]`;
  }
  return undefined;
}

function ownerOfSocket(socket: string): number | undefined {
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const open = fs.readdirSync(`/proc/${pid}/fd`);
      if (open.some((fd) => fs.readlinkSync(`/proc/${pid}/fd/${fd}`) === socket)) return Number(pid);
    } catch {
      // Gone meanwhile, or another user's.
    }
  }
  return undefined;
}
