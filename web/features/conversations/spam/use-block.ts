/** Blocking senders, each with a way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { blockedApi } from '../../../../server/features/channels/email/blocked-contract.ts';
import { call } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/index.ts';
import { blockedQuery } from './queries.ts';

export function useBlock() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(blockedQuery);
  const lift = useMutation({
    mutationFn: ({ id }: { id: string; address: string }) => call(blockedApi.lift, { params: { id } }),
    onSuccess: (_, { address }) => {
      toast({ title: t('spam.lifted', { address }), undo: () => block.mutate(address) });
      return refresh();
    },
    onError: toastProblem,
  });
  const block = useMutation({
    mutationFn: (address: string) => call(blockedApi.block, { body: { address } }),
    onSuccess: (blocked) => {
      toast({ title: t('spam.blocked', { address: blocked.address }), undo: () => lift.mutate(blocked) });
      return refresh();
    },
    onError: toastProblem,
  });
  return { block: block.mutate, lift: lift.mutate, isBusy: block.isPending || lift.isPending };
}
