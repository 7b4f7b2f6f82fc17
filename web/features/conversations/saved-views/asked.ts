/** A saved view and the URL that shows it. */
import type { z } from 'zod';
import type {
  Asked,
  SavedView as ViewSchema,
} from '../../../../server/features/conversations/saved-views/contract.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import { fieldsAsked, fieldsShown, namesIn } from '../fields/field-url.ts';
import { questionOf, USUAL_VIEW, viewOf } from '../views.ts';

export type { Asked };
export type SavedView = z.output<typeof ViewSchema>;

/** What of the URL is saved with a view. */
const NAMES = [
  ...(['search', 'channel', 'account', 'priority', 'department', 'tag', 'assignee', 'sort'] as const),
] as const;

/** What the URL shows, as it is saved; what it cannot mean is left out. */
export function askedOf(one: (name: string) => string | undefined, whole: UrlSearch = {}): Asked {
  const isEverywhere = one('search') && !one('view');
  const question = questionOf((name) => (name === 'view' ? USUAL_VIEW : one(name)), whole);
  const field = fieldsAsked(whole);
  const narrowed = NAMES.filter((name) => one(name) !== undefined && question[name] !== undefined);
  return {
    view: isEverywhere ? 'everything' : viewOf(one('view')),
    ...Object.fromEntries(narrowed.map((name) => [name, question[name]])),
    ...(field.length > 0 && { field }),
  };
}

/** The URL that shows a saved view, in place of whatever it shows now. */
export function urlOf({ id, asked }: Pick<SavedView, 'id' | 'asked'>): UrlSearch {
  const { view } = asked;
  const isPlain = view === 'everything' || (view === USUAL_VIEW && !asked.search);
  return {
    ...Object.fromEntries(NAMES.map((name) => [name, asked[name]])),
    ...fieldsShown(asked.field),
    ...{ view: isPlain ? undefined : view, saved: id },
  };
}

/** Of the URL of a usual view: what narrowed the saved one before goes with it. */
export const offOf = (search: UrlSearch): UrlSearch =>
  Object.fromEntries([...NAMES, ...namesIn(search), 'saved'].map((name) => [name, undefined]));

export const isSame = (one: Asked, other: Asked) =>
  one.view === other.view &&
  NAMES.every((name) => one[name] === other[name]) &&
  JSON.stringify(one.field ?? []) === JSON.stringify(other.field ?? []);

/** Whether there is anything to save beyond a usual view. */
export const isNarrowed = (asked: Asked) =>
  NAMES.some((name) => asked[name] !== undefined) || (asked.field?.length ?? 0) > 0;
