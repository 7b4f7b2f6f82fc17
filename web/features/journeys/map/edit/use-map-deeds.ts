/** Making a draft the map, keeping a map as a version, going back to one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mapApi } from '../../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../../api.ts';
import { toast, toastProblem } from '../../../../ui/index.ts';
import type { Draft } from './draft.ts';

interface Use {
  draft: Draft;
  /** What undoing goes back to. */
  before: Draft;
}

export function useMapDeeds() {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  const readAgain = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['catalogue'] }),
      client.invalidateQueries({ queryKey: ['stages'] }),
      client.invalidateQueries({ queryKey: ['journey'] }),
    ]);
  const putBack = useMutation({
    mutationFn: (draft: Draft) => call(mapApi.put, { body: draft }),
    onSuccess: readAgain,
    onError: toastProblem,
  });
  const use = useMutation({
    mutationFn: ({ draft }: Use) => call(mapApi.put, { body: draft }),
    onSuccess(_, { before }) {
      toast({ title: t('edit.used'), undo: () => putBack.mutate(before) });
      return readAgain();
    },
  });
  const save = useMutation({
    async mutationFn({ draft, name }: { draft: Draft | undefined; name: string }) {
      if (draft) await call(mapApi.put, { body: draft });
      return call(mapApi.save, { body: { name } });
    },
    onSuccess({ name }) {
      toast({ title: t('edit.saved', { name }) });
      return readAgain();
    },
  });
  const restore = useMutation({
    mutationFn: ({ number }: { number: number; before: Draft }) =>
      call(mapApi.restore, { params: { number } }),
    onSuccess(_, { before }) {
      toast({ title: t('edit.restored'), undo: () => putBack.mutate(before) });
      return readAgain();
    },
  });
  return { use, save, restore };
}
