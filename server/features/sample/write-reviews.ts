/** What the lead of Casa Luma said of how its customers were answered lately. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { type BroughtReview, bringReviews } from '../quality/reviews/bring.ts';
import { lead } from './colleagues.ts';
import { REVIEW_COMMENTS } from './review-comments.ts';
import type { Target } from './target.ts';

const OF_EACH = 6;
/** Whoever answers here has so many still to read. */
const UNREAD = 2;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Answered {
  id: string;
  member: { id: string; name: string };
  csat: number | null;
  solved_at: Date;
  /** Among those of the member, 0 for the last. */
  place: number;
}

/** Of the last conversations that each of them answered in writing and solved. Those that are there already stay. */
export async function writeReviews(tx: Tx, target: Target): Promise<void> {
  const { rows } = await sqlOf(tx).query<Answered>(
    `select id, jsonb_build_object('id', author_id, 'name', author_name) as member, csat, solved_at, place from (
       select c.id, m.author_id, m.author_name, c.csat, c.solved_at,
         (row_number() over (partition by m.author_id order by c.solved_at desc, c.number desc))::int - 1 as place
       from conversations c
       join customers p on p.id = c.customer_id and p.import_id = $1
       join (select distinct conversation_id, author_id, author_name from messages
         where kind = 'reply' and author_kind = 'member' and through is null) m on m.conversation_id = c.id
       where c.status in ('solved', 'closed') and c.solved_at < $2::timestamptz - interval '1 day') answered
     where place < $3`,
    [target.importId, target.now, OF_EACH],
  );
  await bringReviews(
    tx,
    target.workspaceId,
    rows.map((row) => reviewOf(target, row)),
  );
}

function reviewOf(target: Target, { id, member, csat, solved_at, place }: Answered): BroughtReview {
  const level = csat === null || csat >= 4 ? 'good' : csat === 3 ? 'fair' : 'poor';
  const comments = REVIEW_COMMENTS[target.language][level];
  const end = target.now.getTime() - HOUR_MS;
  const givenAt = new Date(Math.min(solved_at.getTime() + 20 * HOUR_MS, end));
  const isUnread = member.id === target.desk?.id && place < UNREAD;
  const readAt = new Date(Math.min(givenAt.getTime() + DAY_MS, end));
  return {
    ...{ conversationId: id, member, reviewer: lead(target), givenAt },
    comment: comments[place % comments.length]!,
    shares: SHARES[level].map((share, at) => (at === place % OF_EACH ? share - 0.25 : share)),
    acknowledgedAt: isUnread ? null : readAt,
  };
}

/** By criterion: how the customer rated is how it was. */
const SHARES = { good: [1, 1, 0.75, 1], fair: [0.75, 0.75, 0.5, 0.5], poor: [0.75, 0.5, 0.25, 0.25] };
