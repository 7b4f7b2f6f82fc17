import { useQuery } from '@tanstack/react-query';
import { Bookmark, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { classes, type UrlFilters } from '../../../ui/index.ts';
import styles from '../inbox.module.css';
import { offOf, urlOf } from './asked.ts';
import { savedViewsQuery } from './queries.ts';
import own from './saved-views.module.css';

/** The saved views below the usual ones, each with how many it has. */
export function SavedViewList({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { data: views } = useQuery(savedViewsQuery);
  if (!views?.length) return null;
  return (
    <>
      <h2 className={own.title}>{t('savedViews.title')}</h2>
      <ul>
        {views.map((view) => {
          const isHere = url.one('saved') === view.id;
          const Icon = view.shared ? UsersRound : Bookmark;
          const whose = view.shared ? t('savedViews.shared') : t('savedViews.own');
          return (
            <li key={view.id}>
              <button
                type="button"
                className={classes(styles.view, isHere && styles.here)}
                aria-current={isHere || undefined}
                title={`${view.name} · ${whose}`}
                onClick={() => url.go({ ...offOf(url.search), ...urlOf(view) })}
              >
                <Icon size={16} aria-hidden />
                <span className={styles.viewName}>{view.name}</span>
                <span className={styles.count}>{format.number(view.total)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
