/** Whether somebody is there to answer. */
import type { Tx } from '../../../core/database/workspace.ts';
import { isAnybodyHere } from '../../members/here.ts';
import { nextOpen } from '../../service-levels/business-hours.ts';
import { openHours } from '../../service-levels/calendars.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Chat } from './chats.ts';

export async function deskOf(
  tx: Tx,
  { workspaceId, calendarId }: Pick<Chat, 'workspaceId' | 'calendarId'>,
): Promise<{ isThere: boolean; opensAt: string | null }> {
  const { timeZone } = await readWorkspace(tx, workspaceId);
  const hours = calendarId === null ? undefined : await openHours(tx, calendarId, timeZone);
  const now = Date.now();
  const opens = hours ? nextOpen(hours, now) : now;
  if (opens === now) return { isThere: await isAnybodyHere(tx), opensAt: null };
  return { isThere: false, opensAt: opens === null ? null : new Date(opens).toISOString() };
}
