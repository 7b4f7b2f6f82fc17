/** A process that keeps a lens up to date until it is killed: `projection.fixture.ts RECORD LENS_URL`. */
import { readConfig } from '../../../core/config.ts';
import { openDatabase } from '../../../core/database/database.ts';
import { createLens } from '../../../core/lens/lens.ts';
import { Live } from '../../../core/live/live.ts';
import { startProjection } from './projector.ts';

const [record, lensUrl] = process.argv.slice(2);
const db = openDatabase(JSON.parse(record!), { owner: 1, app: 1 });
startProjection({ config: readConfig({}), db, lens: createLens(lensUrl!), live: new Live(db.connection) });
process.send?.('started');
