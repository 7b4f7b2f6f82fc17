import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../core/config.ts';
import { createLens, startLens } from '../../../core/lens/lens.ts';
import { Live } from '../../../core/live/live.ts';
import { log } from '../../../core/log.ts';
import { testDatabase, testWorkspace } from '../../../testing/database.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { differences, NO_DIFFERENCES } from '../testing.ts';
import { startProjection } from './projector.ts';

const KILLS = 4;
const ROWS_A_COMMIT = 500;

test('a lens that is killed again and again while it is filled ends with every touchpoint once', async () => {
  const dir = await scratchFolder();
  const running = await startLens({ dir: path.join(dir, 'lens'), log });
  await running.ready;
  const lens = createLens(running.url);
  const db = await testDatabase();
  const { workspaceId } = await testWorkspace(db);
  const stop = startProjection({ config: readConfig({}), db, lens, live: new Live(db.connection) });
  onTestFinished(async () => {
    await stop();
    await lens.close();
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const customerId = randomUUID();
  await db.owner.query('insert into customers (id, workspace_id, root_id) values ($1, $2, $1)', [
    customerId,
    workspaceId,
  ]);
  for (let kill = 0; kill < KILLS; kill++) {
    const back = new Promise<void>((resolve) => running.onRestart(resolve));
    for (let commit = 0; commit < 10; commit++) {
      await db.owner.query(
        `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id)
         select gen_random_uuid(), $1, $2, now(), 'Type', 'track', 'test', gen_random_uuid()::text from generate_series(1, $3)`,
        [workspaceId, customerId, ROWS_A_COMMIT],
      );
      if (commit === 3 + kill) process.kill(running.pid, 'SIGKILL');
    }
    await back;
  }
  await lensCaughtUp({ db, lens });
  expect(await differences({ db, lens }, 'touchpoints')).toEqual(NO_DIFFERENCES);
}, 120_000);
