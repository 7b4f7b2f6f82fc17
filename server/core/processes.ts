import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/** Whether a process with this id runs. One that ended but was not yet collected (a zombie) does not count. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return !['', 'Z', 'X'].includes(linuxState(pid));
  return !['', 'Z'].includes(ps(pid, 'stat').slice(0, 1));
}

/** The command line of a process, or '' when there is none or it may not be seen. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command');
  return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * How long to wait before starting something again that keeps failing: doubles from 0.1 s to 10 s,
 * and starts over once it has run for a minute.
 */
export function createBackOff() {
  let failures = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    nextDelayMs(): number {
      if (performance.now() - last > 60_000) failures = 0;
      last = performance.now();
      failures += 1;
      return Math.min(100 * 2 ** (failures - 1), 10_000);
    },
  };
}

function linuxState(pid: number): string {
  // The name in parentheses may itself hold spaces and parentheses, so look behind the last one.
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
}

function ps(pid: number, column: 'stat' | 'command'): string {
  return spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
