import { inWorkspace } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { audit } from '../audit/audit.ts';
import type { Lenses } from './ask.ts';
import { lensId } from './current.ts';
import { beginFilling, fillingsOf } from './project/fillings.ts';

/**
 * Asks for a new lens beside the one in use. The projection fills it, puts it in the place of the other when it has
 * read everything, and drops that one; killed meanwhile, it goes on where it was.
 * @throws 409 while one is being filled already
 */
export async function startRebuild({ db, lens }: Lenses, caller: Caller): Promise<void> {
  const id = await lensId(lens);
  const client = await db.owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table jornada.lenses in share row exclusive mode');
    const fillings = await fillingsOf(client, id);
    if (fillings.some(({ state }) => state === 'filling'))
      throw conflict('The lens is being filled already. GET /api/lens says how far it is.');
    await beginFilling(client, id);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  await inWorkspace(db, caller, (tx) =>
    audit(tx, caller, { action: 'lens.rebuilt', subject: { kind: 'lens' } }),
  );
}
