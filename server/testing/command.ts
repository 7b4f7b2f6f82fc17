/** A command of `jornada` in a process of its own, as a person runs it. */
import { execFile } from 'node:child_process';

export interface Said {
  code: number;
  out: string;
  error: string;
}

/**
 * @param name of the file in server/cli
 * @param environment all that it has beside the path
 */
export function runCommand(
  name: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<Said> {
  const command = new URL(`../cli/${name}.ts`, import.meta.url).pathname;
  const env = { PATH: process.env.PATH!, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { env }, (fault, out, error) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, error }),
    );
  });
}
