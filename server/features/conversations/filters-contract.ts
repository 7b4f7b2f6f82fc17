/** By what lists of conversations are narrowed and sorted. */
import { z } from 'zod';
import { idOr } from '../../core/id-contract.ts';
import { PeriodQuery } from '../../core/period-contract.ts';
import { Channel } from '../touchpoints/contract.ts';
import { Priority } from './particulars-contract.ts';
import { CONVERSATION_STATUSES, type ConversationStatus } from './shapes-contract.ts';

/** What is still to be done, or may come back. */
export const ACTIVE_STATUSES = ['new', 'open', 'waiting', 'snoozed'] as const satisfies ConversationStatus[];

/** `key:value` */
export const FieldAsked = z.string().max(300);

const StatusFilter = z.enum([...CONVERSATION_STATUSES, 'active']);

/** All conditions hold together. */
export const ConversationFilters = z.object({
  /** One or several; `active` stands for all but solved, closed and spam. */
  status: z
    .union([StatusFilter, z.array(StatusFilter)])
    .transform((given) => [given].flat())
    .optional(),
  /** A member's id, `me`, `none`, or `seeking`: nobody yet, and somebody is sought for it. */
  assignee: idOr('me', 'none', 'seeking').optional(),
  /** Key of a department, or `none`. */
  department: z.string().max(100).optional(),
  channel: Channel.optional(),
  /** Id of the account by which it began, or `none`. */
  account: idOr('none').optional(),
  priority: Priority.optional(),
  tag: z.string().trim().min(1).max(60).optional(),
  /**
   * By custom fields, `key:value` each, one or several: `reason:damaged`; `note:words`; of a number or date also
   * `amount:10..50`, either left out; `reason:` is not filled in.
   */
  field: z
    .union([FieldAsked, z.array(FieldAsked).max(20)])
    .transform((given) => [given].flat())
    .optional(),
  /** Id of a customer: of all that were merged into the person. */
  customer: z.uuid().optional(),
  /** `me`: in whose notes the caller is named. Without a status also what is solved or closed, for 14 days after the note. */
  mentioned: z.literal('me').optional(),
  /** Only where the customer waits for an answer. */
  waiting: z.stringbool().optional(),
  /** Only where a service level is missed, or soon will be. */
  breaching: z.stringbool().optional(),
  /** Only where something that was promised is not done yet. */
  promised: z.stringbool().optional(),
  /** Id of an article: only where it was put into an answer that was sent. */
  article: z.uuid().optional(),
  /**
   * In which, between `from` and `to`, the customer wrote, a member answered, which were solved then and still are, or in
   * which the customer last said then how it went (`rated`).
   * What programs wrote by themselves does not count.
   */
  did: z.enum(['asked', 'answered', 'solved', 'rated']).optional(),
  ...PeriodQuery.shape,
  /** With `did=asked`: in this hour of the week where the workspace is: weekday (Monday is 1) and hour, such as `1-14`. */
  hour: z
    .string()
    .regex(/^[1-7]-(\d|1\d|2[0-3])$/, 'must be a weekday from 1 (Monday) to 7 and an hour, such as 1-14')
    .optional(),
  /** With `did=answered`: the member who answered. With `did=rated`: the member who had solved it. */
  by: idOr('none').optional(),
  /** Words of messages, subject, the customer's names and addresses, or `#` and the number. Accents and case do not matter. */
  search: z.string().trim().max(200).optional(),
});
export type ConversationFilters = z.output<typeof ConversationFilters>;

/**
 * `recent`: last message first. `oldest`: last message last. `waiting`: who waits longest first, who does not wait last.
 * `due`: by service levels, what is due first, or overdue longest, first. `promised`: what was promised for the earliest
 * moment first, where nothing is owed last.
 */
export const CONVERSATION_SORTS = ['recent', 'oldest', 'waiting', 'due', 'promised'] as const;
