/** Making a draft the map, keeping a map as a version, going back to one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mapApi } from '../../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../../api.ts';
import { toast, toastProblem } from '../../../../ui/index.ts';
import type { Draft } from './draft.ts';

interface Use {
  draft: Draft;
  /** Of the map it was made from. */
  revision: string;
  /** What undoing goes back to. */
  before: Draft;
}

interface Save extends Pick<Use, 'revision'> {
  /** To be used first. */
  draft: Draft | undefined;
  name: string;
}

/** @param onUsed once the draft is the map, and read as such: what made it is behind one */
export function useMapDeeds(onUsed: () => void = () => {}) {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  /** Waits for the map alone: how the journey looks under it takes longer. */
  async function readAgain() {
    void client.invalidateQueries({ queryKey: ['journey'] });
    void client.invalidateQueries({ queryKey: ['stages'] });
    await client.invalidateQueries({ queryKey: ['catalogue'] });
  }
  const putBack = useMutation({
    mutationFn: (draft: Draft) => call(mapApi.put, { body: draft }),
    onSuccess: readAgain,
    onError: toastProblem,
  });
  const use = useMutation({
    mutationFn: ({ draft, revision }: Use) => call(mapApi.put, { body: { ...draft, revision } }),
    // Where somebody was quicker, what one made comes to lie on top of theirs.
    onError: readAgain,
    async onSuccess(_, { before }) {
      toast({ title: t('edit.used'), undo: () => putBack.mutate(before) });
      await readAgain();
      onUsed();
    },
  });
  const save = useMutation({
    async mutationFn({ draft, revision, name }: Save) {
      if (draft) await call(mapApi.put, { body: { ...draft, revision } });
      return call(mapApi.save, { body: { name } });
    },
    onError: readAgain,
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
