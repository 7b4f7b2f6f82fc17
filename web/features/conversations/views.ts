/** The views that everybody has, and what the URL asks of the server. */
import { CONVERSATION_SORTS } from '../../../server/features/conversations/filters-contract.ts';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import {
  CONVERSATION_VIEWS,
  VIEW_QUESTIONS,
  type ConversationView as View,
} from '../../../server/features/conversations/usual-views.ts';
import { CHANNELS } from '../../../server/features/touchpoints/contract.ts';
import type { UrlSearch } from '../../ui/index.ts';
import { didOf } from './did.ts';
import { fieldsAsked } from './fields/field-url.ts';
import type { ListQuestion } from './queries.ts';

export type { View };
export { CONVERSATION_VIEWS };
/** Where one begins. */
export const USUAL_VIEW: View = 'active';

/** Names in the URL that narrow a view. */
export const FILTER_NAMES = ['channel', 'account', 'priority', 'department', 'tag', 'assignee'] as const;

/** Of an assignee, what is no member's id. */
const NOT_BY_ID = ['me', 'none', 'seeking'];

const A_UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The article with which conversations were answered. */
export function articleOf(one: (name: string) => string | undefined): string | undefined {
  const article = one('article');
  return article && A_UUID.test(article) ? article : undefined;
}

export function viewOf(written: string | undefined): View {
  return CONVERSATION_VIEWS.find((view) => view === written) ?? USUAL_VIEW;
}

/**
 * What the URL asks for, in the server's words; what it cannot mean is left out. A search looks through everything,
 * also what is done, and so does what a report or an article opens, unless a view was chosen.
 */
export function questionOf(one: (name: string) => string | undefined, whole: UrlSearch = {}): ListQuestion {
  const [search, department, tag, assignee] = ['search', 'department', 'tag', 'assignee'].map(one);
  const account = one('account');
  const channel = among(CHANNELS, one('channel'));
  const priority = among(PRIORITIES, one('priority'));
  const sort = among(CONVERSATION_SORTS, one('sort'));
  const did = didOf(one);
  const article = articleOf(one);
  const field = fieldsAsked(whole);
  const isEverywhere = (search || did || article) && !one('view');
  return {
    ...(isEverywhere ? { status: ['active', 'solved', 'closed'] } : VIEW_QUESTIONS[viewOf(one('view'))]),
    ...did,
    ...(article && { article }),
    ...(search && { search }),
    ...(channel && { channel }),
    ...(account && (account === 'none' || A_UUID.test(account)) && { account }),
    ...(priority && { priority }),
    ...(department && { department }),
    ...(tag && { tag }),
    ...(assignee && (NOT_BY_ID.some((one) => one === assignee) || A_UUID.test(assignee)) && { assignee }),
    ...(sort && { sort }),
    ...(field.length > 0 && { field }),
  };
}

function among<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}
