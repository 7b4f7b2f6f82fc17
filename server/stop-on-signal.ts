import { log } from './core/log.ts';

const MAX_STOP_MS = 20_000;
/** One Ctrl-C may arrive several times: from the terminal, and again from npm, which hands it on. */
const SAME_SIGNAL_MS = 1_000;

/** Stops in order on Ctrl-C, SIGTERM and a closed terminal; a second Ctrl-C does not wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let since = 0;
  const onSignal = async (name: NodeJS.Signals) => {
    if (since > 0) {
      if (name === 'SIGINT' && performance.now() - since > SAME_SIGNAL_MS) process.exit(130);
      return;
    }
    since = performance.now();
    log.info('stopping');
    setTimeout(() => process.exit(1), MAX_STOP_MS).unref();
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      log.error('could not stop in order', { reason: (error as Error).message });
      process.exit(1);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
}
