/** `jornada doctor`: looks at everything a start needs and says what to do. Exit status 1 when something is wrong. */
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../core/config.ts';
import { type Check, wrong } from '../doctor/check.ts';
import { checkEngines } from '../doctor/engines.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkPort } from '../doctor/ports.ts';
import { checkRunning, runningProcess } from '../doctor/running.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const checks = await examine();
console.log(
  values.json ? JSON.stringify({ ok: checks.every((check) => check.ok), checks }, null, 2) : report(checks),
);
process.exitCode = checks.every((check) => check.ok) ? 0 : 1;

async function examine(): Promise<Check[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    return [wrong('Settings', (error as Error).message, 'Correct the variable and ask again.')];
  }
  const machine = await checkMachine(config);
  const pid = runningProcess(config);
  if (pid !== undefined) return [...machine, ...(await checkRunning(config, pid))];
  machine.push(await checkPort(config));
  // Engines that the machine cannot run would only repeat what was found already.
  return machine.every((check) => check.ok) ? [...machine, ...(await checkEngines(config))] : machine;
}

function report(found: Check[]): string {
  const lines = found.map(({ ok, name, found: what, todo }) => {
    const line = `${ok ? '✓' : '✗'} ${name}: ${what}`;
    return todo ? `${line}\n  → ${todo}` : line;
  });
  const faults = found.filter((check) => !check.ok).length;
  const end = faults === 0 ? 'All is well.' : `${faults} of ${found.length} need attention.`;
  return `${lines.join('\n')}\n\n${end}`;
}
