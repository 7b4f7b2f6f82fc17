/** Waiting for the lens in tests: it follows the record a moment later. */
import type { Context } from '../core/feature.ts';
import { lensId } from '../features/lens/current.ts';
import { eventually } from './processes.ts';

/** Resolves when everything that is committed now is in the lens. @throws when that takes 20 s */
export async function lensCaughtUp({ db, lens }: Pick<Context, 'db' | 'lens'>): Promise<void> {
  const id = await lensId(lens);
  await eventually(async () => {
    const { rows } = await db.owner.query<{ behind: boolean }>(
      `select exists (select from touchpoints where recorded_in >= next_xid)
           or exists (select from jornada.lens_changes where changed_in >= next_xid) as behind
       from jornada.lenses where lens_id = $1 and state = 'current'`,
      [id],
    );
    if (rows[0]?.behind !== false) throw new Error('the lens has not caught up');
  });
}
