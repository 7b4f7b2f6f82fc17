/** Does several things to a conversation: all of them, or none. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { changeConversation } from '../change.ts';
import type { ConversationChangeBody } from '../contract.ts';
import { type ConversationRecord, holdConversation, type Reason } from '../hold.ts';
import { writeMessage } from '../write.ts';
import type { SomeDeeds } from './contract.ts';

type Change = z.output<typeof ConversationChangeBody>;

const MINUTE_MS = 60_000;

/**
 * @param noteKey of the note that it writes in the conversation of this id
 * @returns whether anything is otherwise than before
 * @throws as changeConversation; 400 for a time to snooze without the status, or the status without a time
 */
export async function doDeeds(
  tx: Tx,
  scope: Scope,
  id: string,
  deeds: SomeDeeds,
  { reason = null, noteKey }: { reason?: Reason | null; noteKey?: (id: string) => string } = {},
): Promise<boolean> {
  const before = await holdConversation(tx, id);
  const isOther = await changeConversation(tx, scope, before.id, changeOf(deeds, before), reason);
  if (!deeds.note) return isOther;
  await writeMessage(tx, scope, before.id, {
    ...{ kind: 'note', text: deeds.note, mentions: [], attachments: [], keeps: [] },
    ...(noteKey && { key: noteKey(before.id) }),
  });
  return true;
}

/** What they make of this one. */
function changeOf(deeds: SomeDeeds, { tags: had }: Pick<ConversationRecord, 'tags'>): Change {
  const { priority, department, assignee, tags = [], removeTags = [], fields = {} } = deeds;
  const kept = [...had.filter((tag) => !removeTags.includes(tag)), ...tags];
  return {
    ...(priority && { priority }),
    ...(department && { department }),
    ...(assignee && { assignee: assignee === 'none' ? null : assignee }),
    ...((tags.length > 0 || removeTags.length > 0) && { tags: [...new Set(kept)] }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...statusOf(deeds),
  };
}

function statusOf(deeds: SomeDeeds): Pick<Change, 'status' | 'snoozedUntil'> {
  refuseHalfSnooze(deeds);
  const { status, snoozeMinutes } = deeds;
  if (!status) return {};
  if (status !== 'snoozed') return { status };
  return { status, snoozedUntil: new Date(Date.now() + snoozeMinutes! * MINUTE_MS).toISOString() };
}

/** @throws 400 */
export function refuseHalfSnooze({ status, snoozeMinutes }: SomeDeeds): void {
  const [isSnoozed, hasTime] = [status === 'snoozed', Boolean(snoozeMinutes)];
  if (isSnoozed === hasTime) return;
  const message = isSnoozed ? 'must say for how long' : 'only goes with status "snoozed"';
  throw invalid(`snoozeMinutes ${message}.`, [{ at: 'snoozeMinutes', message }]);
}
