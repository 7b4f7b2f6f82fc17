/** A saved view and the URL that shows it. */
import type { z } from 'zod';
import type {
  Asked,
  SavedView as ViewSchema,
} from '../../../../server/features/conversations/saved-views/contract.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import { questionOf, USUAL_VIEW, viewOf } from '../views.ts';

export type { Asked };
export type SavedView = z.output<typeof ViewSchema>;

/** What of the URL is saved with a view. */
const NAMES = ['search', 'channel', 'priority', 'department', 'tag', 'assignee', 'sort'] as const;

/** What the URL shows, as it is saved; what it cannot mean is left out. */
export function askedOf(one: (name: string) => string | undefined): Asked {
  const isEverywhere = one('search') && !one('view');
  const question = questionOf((name) => (name === 'view' ? USUAL_VIEW : one(name)));
  const narrowed = NAMES.filter((name) => one(name) !== undefined && question[name] !== undefined);
  return {
    view: isEverywhere ? 'everything' : viewOf(one('view')),
    ...Object.fromEntries(narrowed.map((name) => [name, question[name]])),
  };
}

/** The URL that shows a saved view, in place of whatever it shows now. */
export function urlOf({ id, asked }: Pick<SavedView, 'id' | 'asked'>): UrlSearch {
  const { view } = asked;
  const isPlain = view === 'everything' || (view === USUAL_VIEW && !asked.search);
  return {
    ...Object.fromEntries(NAMES.map((name) => [name, asked[name]])),
    ...{ view: isPlain ? undefined : view, saved: id },
  };
}

/** Of the URL of a usual view: what narrowed the saved one before goes with it. */
export const OFF: UrlSearch = Object.fromEntries([...NAMES, 'saved'].map((name) => [name, undefined]));

export const isSame = (one: Asked, other: Asked) =>
  one.view === other.view && NAMES.every((name) => one[name] === other[name]);

/** Whether there is anything to save beyond a usual view. */
export const isNarrowed = (asked: Asked) => NAMES.some((name) => asked[name] !== undefined);
