/** Deciding a suggestion: merge, or keep apart; either can be taken back for a while. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mergesApi } from '../../../server/features/customers/merges-contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import type { Suggestion } from './queries.ts';

export function useDecisions() {
  const { t } = useTranslation('merges');
  const client = useQueryClient();
  const renew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['merges', 'suggestions'] }),
      client.invalidateQueries({ queryKey: ['customer'] }),
      client.invalidateQueries({ queryKey: ['customers'] }),
    ]);
  const unmerge = useMutation({
    mutationFn: ({ customerId, mergeId }: { customerId: string; mergeId: string }) =>
      call(mergesApi.unmerge, { params: { id: customerId }, body: { mergeId } }),
    onSuccess: renew,
    onError: toastProblem,
  });
  const reopen = useMutation({
    mutationFn: (id: string) => call(mergesApi.reopen, { params: { id } }),
    onSuccess: renew,
    onError: toastProblem,
  });
  const accept = useMutation({
    mutationFn: ({ suggestion, winnerId }: { suggestion: Suggestion; winnerId: string }) =>
      call(mergesApi.accept, { params: { id: suggestion.id }, body: { winnerId } }),
    onSuccess: async (made) => {
      toast({ title: t('merged'), undo: () => unmerge.mutate(made) });
      await renew();
    },
    onError: toastProblem,
  });
  const dismiss = useMutation({
    mutationFn: ({ id }: Suggestion) => call(mergesApi.dismiss, { params: { id } }),
    onSuccess: async (_, { id }) => {
      toast({ title: t('keptApart'), undo: () => reopen.mutate(id) });
      await renew();
    },
    onError: toastProblem,
  });
  return { accept, dismiss, busy: accept.isPending || dismiss.isPending };
}
