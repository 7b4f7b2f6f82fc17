/** What of a coaching note is new to one of the two, and when they come back to it: over `coaching_notes n`. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { announce } from '../../../core/live/live.ts';
import type { MemberCaller } from '../../members/callers.ts';
import type { coachingApi } from './contract.ts';

type Seen = z.output<typeof coachingApi.seen.body & object>;

/** Moments leave as milliseconds, so they are compared as such. */
const lastWordOfOthers = (self: RawBuilder<unknown>) => sql`date_trunc('milliseconds', greatest(
  case when n.author_id <> ${self} then n.worded_at end,
  (select max(w.at) from coaching_answers w where w.note_id = n.id and w.author_id <> ${self})))`;

/** Somebody else wrote in a note from or to them what they have not seen. @param memberId null for keys: nothing is new to them */
export function isNewFor(memberId: string | null): RawBuilder<unknown> {
  const self = sql`${memberId}::uuid`;
  return sql`coalesce(${self} in (n.member_id, n.author_id) and n.done_at is null and ${lastWordOfOthers(self)} >
    case when n.member_id = ${self} then coalesce(n.member_seen_at, '-infinity') else coalesce(n.author_seen_at, n.created_at) end, false)`;
}

/** The day to come back to it is here, where the workspace is, and it is not done. */
export const isDue = (timeZone: string): RawBuilder<unknown> =>
  sql`(n.done_at is null and coalesce(n.follow_up_on <= (now() at time zone ${timeZone}::text)::date, false))`;

/** Of notes between others nothing is kept: nobody waits for whoever only may read them. */
export async function markSeen(tx: Tx, caller: MemberCaller, { notes, until }: Seen): Promise<undefined> {
  const self = caller.memberId;
  const seen = (column: string, who: string) => sql`
    update coaching_notes set ${sql.ref(column)} = greatest(${sql.ref(column)}, least(${until}::timestamptz, clock_timestamp()))
    where id = any(${notes}::uuid[]) and ${sql.ref(who)} = ${self}::uuid`;
  await seen('member_seen_at', 'member_id').execute(tx);
  await seen('author_seen_at', 'author_id').execute(tx);
  await announce(tx, caller.workspaceId, [{ topic: `member:${self}`, seenNotes: true }]);
}
