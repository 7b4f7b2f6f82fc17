import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../../server/features/knowledge/contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import { type Article, refreshArticles } from './queries.ts';

/** Removes an article, which can be taken back. */
export function useRemove(): (article: Pick<Article, 'id' | 'title'>) => void {
  const { t } = useTranslation('knowledge');
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: (id: string) => call(knowledgeApi.restore, { params: { id } }),
    onSuccess: () => refreshArticles(client),
    onError: toastProblem,
  });
  const { mutate } = useMutation({
    mutationFn: ({ id }: Pick<Article, 'id' | 'title'>) => call(knowledgeApi.remove, { params: { id } }),
    onSuccess: (_, { id, title }) => {
      toast({ title: t('removed', { title }), undo: () => restore.mutate(id) });
      return refreshArticles(client);
    },
    onError: toastProblem,
  });
  return mutate;
}
