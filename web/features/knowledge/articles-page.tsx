import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ARTICLE_STATES } from '../../../server/features/knowledge/contract.ts';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  ButtonLink,
  Callout,
  DataTable,
  EmptyState,
  FilterBar,
  Page,
  SearchInput,
  type UrlFilters,
  useUrlFilters,
} from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useArticleColumns } from './article-columns.tsx';
import { ArticleLine } from './article-line.tsx';
import { type ArticleRow, type ArticlesQuestion, articlesQuery, refreshArticles } from './queries.ts';
import { useRemove } from './use-remove.ts';

const NARROWING = ['search', 'language', 'state'] as const;

/** What customers ask again and again, answered once. */
export default function ArticlesPage() {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const url = useUrlFilters();
  const query = useInfiniteQuery(articlesQuery(questionOf(url)));
  const columns = useArticleColumns(useRemove());
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items), [query.data]);
  const total = query.data?.pages[0]?.total;
  useLive(['articles'], () => void refreshArticles(client));
  const isNarrowed = NARROWING.some((name) => url.one(name));
  const isEmpty = total === 0 && !isNarrowed;
  return (
    <Page
      title={t('title')}
      description={t('description')}
      facts={total ? t('count', { count: total, shown: format.number(total) }) : undefined}
      actions={!isEmpty && <WriteButton />}
    >
      {!isEmpty && <Filters url={url} />}
      {query.error ? (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      ) : (
        <DataTable<ArticleRow>
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          total={total}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          onOpen={({ id }) => navigate({ to: '/articles/$id', params: { id } })}
          narrow={(article) => <ArticleLine article={article} />}
          empty={isNarrowed ? <NoneFit onClear={() => url.clear(...NARROWING)} /> : <NoneYet />}
        />
      )}
    </Page>
  );
}

/** What the URL cannot mean is left out. */
function questionOf(url: UrlFilters): ArticlesQuestion {
  const search = url.one('search');
  const language = LANGUAGES.find((one) => one === url.one('language'));
  const state = ARTICLE_STATES.find((one) => one === url.one('state'));
  return { ...(search && { search }), ...(language && { language }), ...(state && { state }) };
}

function Filters({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('knowledge');
  return (
    <FilterBar
      filters={[
        {
          name: 'language',
          label: t('field.language'),
          options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        },
        {
          name: 'state',
          label: t('field.state'),
          options: ARTICLE_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
      ]}
      search={
        <SearchInput
          value={url.one('search') ?? ''}
          onChange={(search) => url.set({ search })}
          placeholder={t('search')}
        />
      }
    />
  );
}

function WriteButton() {
  const { t } = useTranslation('knowledge');
  if (!useMay()('conversations.write')) return null;
  return (
    <ButtonLink to="/articles/new" look="primary" icon={<Plus size={16} />}>
      {t('write')}
    </ButtonLink>
  );
}

function NoneYet() {
  const { t } = useTranslation('knowledge');
  return (
    <EmptyState title={t('empty.title')} action={<WriteButton />}>
      {t('empty.text')}
    </EmptyState>
  );
}

function NoneFit({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('knowledge');
  return (
    <EmptyState
      drawing="search"
      title={t('empty.noneFit')}
      action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
    >
      {t('empty.noneFitText')}
    </EmptyState>
  );
}
