import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { recalled, remember } from '../../remembered.ts';
import { ChannelIcon, classes, type UrlFilters, useChannelName } from '../../ui/index.ts';
import styles from './inbox.module.css';
import { viewsQuery } from './queries.ts';
import { chooseChannel, shownChannel } from './shown-view.ts';

/** Kept by this browser: whether the channels are unfolded. */
const KEY = 'jornada.inbox-channels';

/** What is active, by channel, each with how many it has; folded until somebody wants it. */
export function ChannelViews({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const channelName = useChannelName();
  const id = useId();
  const [isOpen, setOpen] = useState(() => recalled(KEY) === 'open');
  const { data: counts } = useQuery(viewsQuery);
  const shown = shownChannel(url);
  const channels = (counts?.channels ?? []).filter(({ channel }) => isOpen || channel === shown);
  if (!counts?.channels.length) return null;

  function fold() {
    remember(KEY, isOpen ? 'folded' : 'open');
    setOpen(!isOpen);
  }

  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={isOpen} aria-controls={id} onClick={fold}>
        <ChevronRight size={14} aria-hidden />
        {t('byChannel')}
      </button>
      <ul id={id}>
        {channels.map(({ channel, conversations }) => (
          <li key={channel}>
            <button
              type="button"
              className={classes(styles.view, channel === shown && styles.here)}
              aria-current={channel === shown || undefined}
              onClick={() => chooseChannel(url, channel)}
            >
              <ChannelIcon channel={channel} wordHidden />
              <span className={styles.viewName} title={channelName(channel)} aria-hidden>
                {channelName(channel)}
              </span>
              <span className={styles.count}>{format.number(conversations)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
