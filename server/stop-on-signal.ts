import { log } from './core/log.ts';

const MAX_STOP_MS = 20_000;

/** Stops in order on Ctrl-C and SIGTERM; a second Ctrl-C does not wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) process.exit(130);
    stopping = true;
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
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
