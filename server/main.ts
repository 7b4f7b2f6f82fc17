/** `jornada start`: engines, record, features, doors, and one line that says where. */
import { readConfig } from './core/config.ts';
import { log } from './core/log.ts';
import { startEngines } from './engines.ts';
import { start } from './start.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const config = readConfig();
const engines = await startEngines(config);
const jornada = await start(config, engines);
await jornada.app.listen({ port: config.port, host: config.host });
log.info(`Jornada is ready at http://${config.host}:${config.port}`);

stopOnSignal(async () => {
  await jornada.stop();
  await engines.stop();
});
