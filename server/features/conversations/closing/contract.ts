/** For how long what is solved opens again, and what is solved by itself: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';

export const MOST_REOPEN_DAYS = 90;
export const MOST_SILENT_DAYS = 90;

/** 0: what the customer writes always begins another conversation, which follows the solved one. */
const ReopenDays = z.int().min(0).max(MOST_REOPEN_DAYS);
/** Null: what waits for its customer waits for good. */
const SilentDays = z.int().min(1).max(MOST_SILENT_DAYS).nullable();
const DepartmentKey = z.string().max(100);

export const ClosingSettings = z.object({
  reopenDays: ReopenDays,
  /** By the keys of departments: those with days of their own. */
  departments: z.record(z.string(), ReopenDays),
  /** After so many days without an answer, what waits for its customer is solved by itself. */
  silentDays: SilentDays,
});

const tag = 'conversations';

export const closingApi = {
  read: route({
    method: 'GET',
    path: '/api/conversation-closing',
    access: 'conversations.read',
    tag,
    summary: 'For how long what is solved opens again when its customer writes, and what is solved by itself',
    answer: ClosingSettings,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/conversation-closing',
    access: 'workspace.manage',
    tag,
    summary: 'Change that; what is left out stays, null for a department is as everywhere',
    body: z
      .object({
        reopenDays: ReopenDays,
        departments: z.record(DepartmentKey, ReopenDays.nullable()),
        silentDays: SilentDays,
      })
      .partial()
      .strict(),
    answer: ClosingSettings,
  }),
};
