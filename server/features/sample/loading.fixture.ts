/** Loads a sample company in a process of its own, which a test then kills. */
import { openDatabase } from '../../core/database/database.ts';
import { loadJob } from './load.ts';

const [connection, workspaceId, importId] = process.argv.slice(2) as [string, string, string];
const db = openDatabase(JSON.parse(connection));
process.send!('begun');
await loadJob(db).run({ workspaceId, importId }, { signal: new AbortController().signal, attempt: 1 });
await db.close();
process.disconnect();
