/** Which view the URL shows, and how another one is chosen. */
import type { UrlFilters } from '../../ui/index.ts';
import { DID_NAMES, didOf } from './did.ts';
import { offOf } from './saved-views/asked.ts';
import { articleOf, USUAL_VIEW, type View, viewOf } from './views.ts';

/** Takes away what a report or an article opened the list with. */
const OPENED_OFF = Object.fromEntries([...DID_NAMES, 'article'].map((name) => [name, undefined]));

/** The view that the URL names; none while everything is searched. */
export function shownView(url: UrlFilters): View | undefined {
  const isEverywhere = url.one('search') || didOf(url.one) || articleOf(url.one);
  return isEverywhere && !url.one('view') ? undefined : viewOf(url.one('view'));
}

/** Of what is active the one channel that the URL names, where nothing else was chosen. */
export function shownChannel(url: UrlFilters): string | undefined {
  return !url.one('saved') && shownView(url) === USUAL_VIEW ? url.one('channel') : undefined;
}

export function chooseView(url: UrlFilters, view: View) {
  const isSaved = url.one('saved') !== undefined;
  const isPlain = view === USUAL_VIEW && (isSaved || !url.one('search'));
  const isOneChannel = shownChannel(url) !== undefined;
  url.set({
    ...(isSaved && offOf(url.search)),
    ...(isOneChannel && { channel: undefined }),
    ...{ ...OPENED_OFF, view: isPlain ? undefined : view },
  });
}

/** What is active in it, whatever was looked at before. */
export function chooseChannel(url: UrlFilters, channel: string): void {
  url.set({ ...offOf(url.search), ...OPENED_OFF, view: undefined, channel });
}
