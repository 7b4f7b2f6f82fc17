import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { savedViewsApi } from '../../../../server/features/conversations/saved-views/contract.ts';
import { call } from '../../../api.ts';
import { toast, type UrlFilters } from '../../../ui/index.ts';
import { type Asked, offOf, type SavedView } from './asked.ts';
import { savedViewsQuery } from './queries.ts';

interface Saved {
  name: string;
  shared: boolean;
  asked: Asked;
}

/** Saves a view, or changes the one that is shown; removes it, which can be undone. */
export function useSaving(url: UrlFilters, view: SavedView | undefined, onDone: () => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const create = (body: Saved) => call(savedViewsApi.create, { body });
  const save = useMutation({
    mutationFn: (body: Saved) =>
      view ? call(savedViewsApi.change, { params: { id: view.id }, body }) : create(body),
    onSuccess: async ({ id }) => {
      await refresh();
      url.set({ saved: id });
      onDone();
    },
  });
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => call(savedViewsApi.remove, { params: { id } }),
    onSuccess: async (_, { name, shared, asked }) => {
      url.set({ ...offOf(url.search), view: undefined });
      onDone();
      toast({
        title: t('savedViews.removed', { name }),
        undo: () => void create({ name, shared, asked }).then(refresh),
      });
      await refresh();
    },
  });
  return { save, remove };
}
