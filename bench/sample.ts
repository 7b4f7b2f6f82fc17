/** How long the sample company takes to load and to remove, through the doors of a whole Jornada on its own engines. */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../server/core/config.ts';
import { startEngines } from '../server/engines.ts';
import { type SampleState, sampleApi } from '../server/features/sample/contract.ts';
import { start } from '../server/start.ts';
import { scratchFolder } from '../server/testing/scratch.ts';

const LIMIT_SECONDS = 60;
const LOOK_EVERY_MS = 200;

const folder = await scratchFolder();
const config = readConfig({
  JORNADA_DATA: folder,
  JORNADA_WORKSPACE: 'Bench',
  JORNADA_OWNER_EMAIL: 'bench@jornada.example',
  JORNADA_OWNER_PASSWORD: crypto.randomUUID(),
  JORNADA_API_KEY: `jk_${crypto.randomUUID()}`,
});
const engines = await startEngines(config);
const jornada = await start(config, engines);
try {
  const load = await timed('load', 'loaded');
  const { made } = await ask('get');
  const remove = await timed('remove', 'absent');
  console.log(
    `${made.customers} customers, ${made.orders} orders, ${made.responses} responses, ${made.touchpoints} touchpoints`,
  );
  console.log(`load    ${load.toFixed(1)} s   (goal ≤ ${LIMIT_SECONDS} s on two cores)`);
  console.log(`remove  ${remove.toFixed(1)} s   (goal ≤ ${LIMIT_SECONDS} s on two cores)`);
} finally {
  await jornada.stop();
  await engines.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Seconds from the request until the state is reached. */
async function timed(deed: 'load' | 'remove', until: SampleState['state']): Promise<number> {
  const begun = performance.now();
  await ask(deed);
  for (let state = ''; state !== until; state = (await ask('get')).state) {
    if (state === 'failed') throw new Error((await ask('get')).error ?? 'it failed');
    await wait(LOOK_EVERY_MS);
  }
  return (performance.now() - begun) / 1000;
}

async function ask(deed: keyof typeof sampleApi): Promise<SampleState> {
  const { method, path: url } = sampleApi[deed];
  const answer = await jornada.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${config.firstStart.apiKey}` },
  });
  if (answer.statusCode >= 400) throw new Error(answer.body);
  return answer.json();
}
