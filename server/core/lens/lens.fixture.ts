/** A process that keeps the lens of a folder running until it is killed: `lens.fixture.ts DIR`. */
import { log } from '../log.ts';
import { startLens } from './lens.ts';

const lens = await startLens({ dir: process.argv[2]!, log });
await lens.ready;
process.send?.({ url: lens.url, pid: lens.pid });
