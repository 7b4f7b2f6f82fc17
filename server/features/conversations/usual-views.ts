/** The views of conversations that everybody has, in the words of the list's own question. */
import type { z } from 'zod';
import type { CONVERSATION_SORTS, ConversationFilters } from './filters-contract.ts';

/**
 * `mentioned` are those of `active` in which the caller is named, and of what is done those in which they were named
 * lately (MENTIONED_DAYS); `waiting` are those of `active` whose customer waits, `breaching` those of which a service level is missed, or soon
 * will be; `promised` are all in which something is owed.
 */
export const CONVERSATION_VIEWS = [
  'mine',
  'unassigned',
  'mentioned',
  'waiting',
  'breaching',
  'promised',
  'active',
  'snoozed',
  'solved',
  'spam',
] as const;
export type ConversationView = (typeof CONVERSATION_VIEWS)[number];

/** What is solved or closed right after somebody was called to it is still shown to them for so long. */
export const MENTIONED_DAYS = 14;

type Question = z.input<typeof ConversationFilters> & { sort?: (typeof CONVERSATION_SORTS)[number] };

export const VIEW_QUESTIONS: Record<ConversationView, Question> = {
  mine: { assignee: 'me' },
  unassigned: { assignee: 'none' },
  mentioned: { mentioned: 'me' },
  waiting: { waiting: 'true', sort: 'waiting' },
  breaching: { breaching: 'true', sort: 'due' },
  // What is solved or closed may still owe something.
  promised: { promised: 'true', status: ['active', 'solved', 'closed'], sort: 'promised' },
  active: {},
  snoozed: { status: 'snoozed' },
  solved: { status: 'solved' },
  spam: { status: 'spam' },
};
