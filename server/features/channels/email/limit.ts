/** One sender who floods us: beyond a limit their mails are kept in one conversation, and nothing answers by itself. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { conversationsOfMessages } from '../../conversations/lookups.ts';

export const MOST_AN_HOUR = 30;
const HOUR_MS = 3_600_000;

/** How many came from whom within the last hour, as far as it matters. */
export class Recent {
  readonly #counts: Map<string, number>;

  private constructor(counts: Map<string, number>) {
    this.#counts = counts;
  }

  static async of(tx: Tx, workspaceId: string, senders: string[]): Promise<Recent> {
    const wanted = [...new Set(senders)];
    const { rows } = await sql<{ sender: string; n: number }>`
      select sender, n from unnest(${wanted}::text[]) sender cross join lateral (
        select count(*)::int as n from (
          select from mails where workspace_id = ${workspaceId} and from_address = sender and direction = 'in'
            and at > ${anHourAgo()} limit ${MOST_AN_HOUR}) late) counted`.execute(tx);
    return new Recent(new Map(rows.map(({ sender, n }) => [sender, n])));
  }

  isOverLimit(sender: string): boolean {
    return (this.#counts.get(sender) ?? 0) >= MOST_AN_HOUR;
  }

  /** One more was kept. */
  count(sender: string, at: Date): void {
    if (at > anHourAgo()) this.#counts.set(sender, (this.#counts.get(sender) ?? 0) + 1);
  }
}

const anHourAgo = () => new Date(Date.now() - HOUR_MS);

/** The conversation of the last mail that came from them; of those that may not be theirs, the last such one. */
export async function lastConversationWith(
  tx: Tx,
  sender: string,
  isUnproven: boolean,
): Promise<string | null> {
  const last = await tx
    .selectFrom('mails')
    .select('message_id')
    .where('from_address', '=', sender)
    .where('direction', '=', 'in')
    .where('message_id', 'is not', null)
    .where('kind', 'in', ['message', 'automatic'])
    .where(sql<boolean>`(sender_proof is not distinct from 'failed') = ${isUnproven}`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.message_id) return null;
  return (await conversationsOfMessages(tx, [last.message_id])).get(last.message_id)?.id ?? null;
}
