import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../../server/features/knowledge/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import { isNowhere } from '../../problems.ts';
import {
  Button,
  Callout,
  Nowhere,
  Page,
  Panel,
  SkeletonText,
  TextLink,
  Time,
  toast,
} from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ArticleForm } from './article-form.tsx';
import { ArticleText } from './article-text.tsx';
import { type ArticleBody, type Draft, differs, draftOf } from './draft.ts';
import { type Article, articleQuery, refreshArticles } from './queries.ts';
import { StateBadge } from './state-badge.tsx';
import { useRemove } from './use-remove.ts';

/** One article: read, or written on by those who may. */
export default function ArticlePage() {
  const { t } = useTranslation('knowledge');
  const { id } = useParams({ from: '/member/articles/$id' });
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(articleQuery(id));
  useLive(['articles'], () => void refreshArticles(client));
  const crumbs = [{ label: t('title'), to: '/articles' as const }];
  if (data) return <Open key={id} article={data} crumbs={crumbs} />;
  return (
    <Page title={t('article')} crumbs={crumbs} width="reading">
      {isNowhere(error) ? (
        <Nowhere list="/articles" />
      ) : error ? (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      ) : (
        <Panel>
          <SkeletonText lines={8} />
        </Panel>
      )}
    </Page>
  );
}

interface OpenProps {
  article: Article;
  crumbs: { label: string; to: '/articles' }[];
}

function Open({ article, crumbs }: OpenProps) {
  const { t } = useTranslation('knowledge');
  const navigate = useNavigate();
  const remove = useRemove();
  const mayWrite = useMay()('conversations.write');
  return (
    <Page
      title={article.title}
      crumbs={crumbs}
      width="reading"
      facts={<StateBadge state={article.state} />}
      description={<Facts article={article} />}
      actions={
        mayWrite && (
          <Button
            look="quiet"
            icon={<Trash2 size={16} />}
            onClick={() => {
              remove(article);
              void navigate({ to: '/articles', ignoreBlocker: true });
            }}
          >
            {t('remove')}
          </Button>
        )
      }
    >
      {mayWrite ? <Writing article={article} /> : <ArticleText article={article} />}
    </Page>
  );
}

/** Who changed it and when, and where it answered. */
function Facts({ article: { id, updatedAt, updatedBy, conversations } }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  return (
    <span>
      {t('changedBy', { name: updatedBy })} <Time at={updatedAt} /> ·{' '}
      {conversations > 0 ? (
        <TextLink to="/inbox" search={{ article: id }}>
          {t('used', { count: conversations, shown: format.number(conversations) })}
        </TextLink>
      ) : (
        t('unused')
      )}
    </span>
  );
}

/** What is written stands over what is kept, so that others' changes show wherever one has not written oneself. */
function Writing({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const client = useQueryClient();
  const [written, setWritten] = useState<Partial<Draft>>({});
  /** What its writer saw. */
  const [seen, setSeen] = useState<string>();
  const kept = draftOf(article);
  const draft = { ...kept, ...written };

  function begin(change: Partial<Draft>) {
    setWritten((before) => ({ ...before, ...change }));
    setSeen((before) => before ?? article.updatedAt);
  }

  function drop() {
    setWritten({});
    setSeen(undefined);
  }

  async function save(body: ArticleBody) {
    const { id } = article;
    const saved = await call(knowledgeApi.change, { params: { id }, body: { ...body, seen } });
    client.setQueryData(articleQuery(id).queryKey, saved);
    drop();
    void refreshArticles(client);
    const isNewlyPublished = saved.state === 'published' && article.state === 'draft';
    toast({ title: t(isNewlyPublished ? 'done.published' : 'done.saved') });
    return id;
  }

  return (
    <ArticleForm
      draft={draft}
      state={article.state}
      isChanged={differs(draft, kept)}
      onChange={begin}
      onSave={save}
      onConflict={(whose) => (whose === 'theirs' ? drop() : setSeen(article.updatedAt))}
    />
  );
}
