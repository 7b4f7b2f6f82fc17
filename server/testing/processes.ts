/** Programs of ours in processes of their own, for tests that kill them. */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 20_000;

/** Starts a fixture and resolves with what it first reports. */
export async function startFixture<Report>(
  file: URL,
  args: string[],
): Promise<{ child: ChildProcess; report: Report }> {
  const child = fork(file, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const report = await new Promise<Report>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Report));
    child.once('exit', (code, signal) => reject(new Error(`the fixture ended with ${code ?? signal}`)));
  });
  return { child, report };
}

/** Ends a process the hard way and resolves when it is gone. */
export function killHard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Tries again until it succeeds or the time (20 s unless told) has passed; then throws what went wrong last. */
export async function eventually<T>(attempt: () => Promise<T>, withinMs = DEADLINE_MS): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(25);
    }
  }
}
