/** Messages as they are told. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Messages } from '../../core/database/tables.ts';
import type { Message } from './shapes-contract.ts';

type Told = z.input<typeof Message>;

/** @param from the merged conversation that it was written in; then `conversationId` is the one it is read in */
export function messageOf(
  row: Selectable<Messages>,
  attachments: Told['attachments'],
  from: Told['from'],
  readIn = row.conversation_id,
): Told {
  return {
    id: row.id,
    conversationId: readIn,
    kind: row.kind as Told['kind'],
    author: { kind: row.author_kind as Told['author']['kind'], id: row.author_id, name: row.author_name },
    text: row.text,
    through: row.through as Told['through'],
    attachments,
    at: row.at.toISOString(),
    mentions: row.mentions,
    delivery: row.delivery as Told['delivery'],
    failure: row.failure,
    from,
  };
}
