/** `jornada start`: engines, record, features, doors, and one line that says where. */
import type { AddressInfo } from 'node:net';
import { readConfig } from './core/config.ts';
import { tellListening } from './core/listening.ts';
import { log } from './core/log.ts';
import { startEngines } from './engines.ts';
import { start } from './start.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const config = readConfig();
/** What runs so far, in the order in which it started: a signal may come at any moment. */
const stops: (() => Promise<void>)[] = [];
async function stopAll() {
  for (const stop of stops.toReversed()) await stop();
}
stopOnSignal(stopAll);

try {
  const engines = await startEngines(config);
  stops.push(engines.stop);
  const jornada = await start(config, engines);
  stops.push(jornada.stop);
  await jornada.app.listen({ port: config.port, host: config.host });
  const { port } = jornada.app.server.address() as AddressInfo;
  // Processes that only share engines elsewhere have no data folder of their own.
  if (!(config.databaseUrl && config.clickhouseUrl))
    stops.push(tellListening(config.dataDir, { host: config.host, port }));
  log.info(`Jornada is ready at http://${config.host}:${port}`);
} catch (error) {
  await stopAll();
  throw error;
}
