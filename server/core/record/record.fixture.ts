/** A process that keeps the record of a folder running until it is killed: `record.fixture.ts DIR`. */
import { log } from '../log.ts';
import { startRecord } from './record.ts';

try {
  const record = await startRecord({ dir: process.argv[2]!, log });
  process.send?.({ connection: record.connection, pid: record.pid, recovered: record.recovered });
} catch (error) {
  process.send?.({ failed: (error as Error).message });
  process.exitCode = 1;
}
