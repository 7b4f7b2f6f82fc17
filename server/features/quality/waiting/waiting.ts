/** What waits for a member, counted from the record: whoever comes back later finds the same. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { isDue, isNewFor } from '../coaching/news.ts';
import { mayReview } from '../rights.ts';
import type { Waiting } from './contract.ts';

export async function readWaiting(tx: Tx, caller: MemberCaller): Promise<z.input<typeof Waiting>> {
  const { timeZone } = await readWorkspace(tx, caller.workspaceId);
  const self = sql`${caller.memberId}::uuid`;
  const { rows } = await sql<z.input<typeof Waiting>>`
    select
      (select count(*)::int from quality_reviews r where ${mayReview(caller)} and r.state = 'disputed'
        and r.calibration_id is null and r.member_id <> ${self}) as "secondLooks",
      (select count(*)::int from quality_reviews r where r.member_id = ${self} and r.state in ('given', 'resolved')
        and r.calibration_id is null) as reviews,
      (select count(*)::int from coaching_notes n where ${isNewFor(caller.memberId)}) as notes,
      (select count(*)::int from coaching_notes n where n.author_id = ${self} and ${isDue(timeZone)}) as "followUps"`.execute(
    tx,
  );
  return rows[0]!;
}
