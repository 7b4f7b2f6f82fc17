/** What a conversation is said to be, in parts that other parts are made of. */
import { z } from 'zod';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const Priority = z.enum(PRIORITIES);

const DAY_MS = 86_400_000;
/** What is put off comes back within a year. */
export const LONGEST_SNOOZE_MS = 366 * DAY_MS;

export const Tags = z
  .array(z.string().trim().min(1).max(60))
  .max(50)
  .transform((tags) => [...new Set(tags)]);
