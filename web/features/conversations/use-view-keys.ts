/** From view to view by keyboard: `v` and a letter, or one after the other. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type UrlFilters, useShortcut } from '../../ui/index.ts';
import { viewsQuery } from './queries.ts';
import { offOf, urlOf } from './saved-views/asked.ts';
import { savedViewsQuery } from './saved-views/queries.ts';
import { chooseChannel, chooseView, shownChannel, shownView } from './shown-view.ts';
import { CONVERSATION_VIEWS, type View } from './views.ts';

const VIEW_KEYS: Record<View, string> = {
  mine: 'v m',
  unassigned: 'v u',
  mentioned: 'v n',
  waiting: 'v w',
  breaching: 'v l',
  promised: 'v p',
  active: 'v a',
  snoozed: 'v s',
  solved: 'v d',
  spam: 'v x',
};

export function useViewKeys(url: UrlFilters) {
  const { t } = useTranslation('conversations');
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const group = t('views');
  const channels = useQuery(viewsQuery).data?.channels ?? [];
  const places: { id: string; choose: () => void }[] = [
    ...CONVERSATION_VIEWS.map((view) => ({ id: view, choose: () => chooseView(url, view) })),
    ...channels.map(({ channel }) => ({ id: channel, choose: () => chooseChannel(url, channel) })),
    ...saved.map((view) => ({
      id: view.id,
      choose: () => url.go({ ...offOf(url.search), ...urlOf(view) }),
    })),
  ];
  const shown = url.one('saved') ?? shownChannel(url) ?? shownView(url);
  const here = places.findIndex(({ id }) => id === shown);

  function step(steps: number) {
    places[here < 0 ? 0 : (here + steps + places.length) % places.length]!.choose();
  }

  useShortcut('v j', () => step(1), { label: t('keys.nextView'), group });
  useShortcut('v k', () => step(-1), { label: t('keys.previousView'), group });
  const key = (view: View) =>
    [VIEW_KEYS[view], () => chooseView(url, view), { label: t(`view.${view}`), group }] as const;
  useShortcut(...key('mine'));
  useShortcut(...key('unassigned'));
  useShortcut(...key('mentioned'));
  useShortcut(...key('waiting'));
  useShortcut(...key('breaching'));
  useShortcut(...key('promised'));
  useShortcut(...key('active'));
  useShortcut(...key('snoozed'));
  useShortcut(...key('solved'));
  useShortcut(...key('spam'));
}
