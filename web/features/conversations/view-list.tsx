import { useQuery } from '@tanstack/react-query';
import {
  AtSign,
  CircleCheck,
  Clock,
  Handshake,
  Inbox,
  type LucideIcon,
  Moon,
  ShieldX,
  Timer,
  UserRound,
  UserRoundX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { classes, Select, type UrlFilters, useChannelName } from '../../ui/index.ts';
import { ChannelViews } from './channel-views.tsx';
import styles from './inbox.module.css';
import { viewsQuery } from './queries.ts';
import { offOf, urlOf } from './saved-views/asked.ts';
import { savedViewsQuery } from './saved-views/queries.ts';
import { SavedViewList } from './saved-views/saved-view-list.tsx';
import { chooseChannel, chooseView, shownChannel, shownView } from './shown-view.ts';
import { CONVERSATION_VIEWS, type View, viewOf } from './views.ts';

const ICONS: Record<View, LucideIcon> = {
  mine: UserRound,
  unassigned: UserRoundX,
  mentioned: AtSign,
  waiting: Clock,
  breaching: Timer,
  promised: Handshake,
  active: Inbox,
  snoozed: Moon,
  solved: CircleCheck,
  spam: ShieldX,
};

/** The usual views, each with how many it has. */
export function ViewList({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { data: counts } = useQuery(viewsQuery);
  const shown = url.one('saved') || shownChannel(url) ? undefined : shownView(url);
  return (
    <nav className={styles.views} aria-label={t('views')}>
      <ul>
        {CONVERSATION_VIEWS.map((view) => {
          const Icon = ICONS[view];
          return (
            <li key={view}>
              <button
                type="button"
                className={classes(styles.view, view === shown && styles.here)}
                aria-current={view === shown || undefined}
                onClick={() => chooseView(url, view)}
              >
                <Icon size={16} aria-hidden />
                <span className={styles.viewName} title={t(`view.${view}`)}>
                  {t(`view.${view}`)}
                </span>
                <span className={styles.count}>{counts ? format.number(counts[view]) : ''}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <ChannelViews url={url} />
      <SavedViewList url={url} />
    </nav>
  );
}

/** The same where room is short. */
export function ViewSelect({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { data: counts } = useQuery(viewsQuery);
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const channelName = useChannelName();
  const channels = (counts?.channels ?? []).map(({ channel, conversations }) => ({
    ...{ value: channel as string, label: `${channelName(channel)} · ${format.number(conversations)}` },
  }));
  const usual = CONVERSATION_VIEWS.map((view) => ({
    value: view as string,
    label: counts ? `${t(`view.${view}`)} · ${format.number(counts[view])}` : t(`view.${view}`),
  }));
  return (
    <Select
      aria-label={t('views')}
      className={styles.viewSelect}
      value={url.one('saved') ?? shownChannel(url) ?? shownView(url) ?? null}
      placeholder={t('everything')}
      options={[
        ...usual,
        ...channels,
        ...saved.map(({ id, name, total }) => ({ value: id, label: `${name} · ${format.number(total)}` })),
      ]}
      onChange={(chosen) => {
        const view = saved.find(({ id }) => id === chosen);
        if (view) url.go({ ...offOf(url.search), ...urlOf(view) });
        else if (channels.some(({ value }) => value === chosen)) chooseChannel(url, chosen);
        else chooseView(url, viewOf(chosen));
      }}
    />
  );
}
