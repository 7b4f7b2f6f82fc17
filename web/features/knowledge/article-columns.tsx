import { MoreHorizontal, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { type Column, IconButton, Menu, MenuItem, Pieces, TextLink, Time } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './knowledge.module.css';
import type { ArticleRow } from './queries.ts';
import { StateBadge } from './state-badge.tsx';

export function useArticleColumns(onRemove: (article: ArticleRow) => void): Column<ArticleRow>[] {
  const { t } = useTranslation('knowledge');
  const mayWrite = useMay()('conversations.write');
  return useMemo(() => {
    const columns: Column<ArticleRow>[] = [
      {
        id: 'title',
        header: t('field.title'),
        fixed: true,
        width: 260,
        grow: 4,
        cell: (article) => <Title article={article} />,
      },
      {
        id: 'language',
        header: t('field.language'),
        width: 168,
        grow: 0,
        cell: ({ language }) => LANGUAGE_NAMES[language],
      },
      {
        id: 'state',
        header: t('field.state'),
        width: 124,
        grow: 0,
        cell: ({ state }) => <StateBadge state={state} />,
      },
      {
        id: 'used',
        header: t('column.used'),
        align: 'end',
        width: 112,
        grow: 0,
        cell: (article) => <Used article={article} />,
      },
      {
        id: 'at',
        header: t('column.changed'),
        width: 200,
        cell: ({ updatedAt, updatedBy }) => (
          <span className={styles.oneLine}>
            <Time at={updatedAt} /> · {updatedBy}
          </span>
        ),
      },
    ];
    if (!mayWrite) return columns;
    const deeds: Column<ArticleRow> = {
      id: 'deeds',
      header: t('column.deeds'),
      width: 96,
      grow: 0,
      align: 'end',
      cell: (article) => (
        <Menu
          trigger={
            <IconButton
              size="s"
              label={t('moreOf', { title: article.title })}
              icon={<MoreHorizontal size={16} />}
            />
          }
        >
          <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onRemove(article)}>
            {t('remove')}
          </MenuItem>
        </Menu>
      ),
    };
    return [...columns, deeds];
  }, [t, mayWrite, onRemove]);
}

/** Its words only where a search found it by them alone. */
function Title({ article: { id, title, found } }: { article: ArticleRow }) {
  const isByTitle = found?.title.some(({ hit }) => hit);
  return (
    <span className={styles.titleCell}>
      <TextLink to="/articles/$id" params={{ id }} quiet className={styles.title} tabIndex={-1}>
        {found ? <Pieces pieces={found.title} /> : title}
      </TextLink>
      {found && !isByTitle && (
        <span className={styles.where}>
          <Pieces pieces={found.text} />
        </span>
      )}
    </span>
  );
}

/** In how many conversations it answered; opens them. */
export function Used({
  article: { id, title, conversations },
}: {
  article: Pick<ArticleRow, 'id' | 'title' | 'conversations'>;
}) {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  if (conversations === 0) return <span className={styles.none}>0</span>;
  return (
    <TextLink
      to="/inbox"
      search={{ article: id }}
      aria-label={t('usedIn', { title, count: conversations, shown: format.number(conversations) })}
    >
      {format.number(conversations)}
    </TextLink>
  );
}
