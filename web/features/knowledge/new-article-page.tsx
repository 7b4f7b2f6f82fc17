import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../../server/features/knowledge/contract.ts';
import { call } from '../../api.ts';
import type { Language } from '../../i18n.ts';
import { Page, toast } from '../../ui/index.ts';
import { ArticleForm } from './article-form.tsx';
import type { Draft } from './draft.ts';
import { refreshArticles } from './queries.ts';

/** Writing a new article. */
export default function NewArticlePage() {
  const { t, i18n } = useTranslation('knowledge');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>({
    ...{ title: '', text: '', address: '' },
    language: i18n.language as Language,
  });
  return (
    <Page title={t('new')} crumbs={[{ label: t('title'), to: '/articles' }]} width="reading">
      <ArticleForm
        draft={draft}
        state="draft"
        isChanged={[draft.title, draft.text, draft.address].some((one) => one.trim() !== '')}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onSave={async (body) => {
          const made = await call(knowledgeApi.create, { body });
          void refreshArticles(client);
          toast({ title: t(made.state === 'published' ? 'done.published' : 'done.saved') });
          return made.id;
        }}
        onSaved={(id) => navigate({ to: '/articles/$id', params: { id }, replace: true })}
      />
    </Page>
  );
}
