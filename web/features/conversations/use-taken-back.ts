/** Taking back what joined or linked two conversations. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { closeToast, toast, toastProblem } from '../../ui/index.ts';
import { conversationQuery, refreshConversations } from './queries.ts';

/** Of what tells that another was joined, and offers to take that back: it goes when that was done elsewhere. */
export const joinedToast = (other: string) => `joined ${other}`;

export function useUnmerge(id: string): (other: string) => void {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (other: string) => call(conversationsApi.unmerge, { params: { id }, body: { other } }),
    onSuccess: ({ id: other, number }) => {
      closeToast(joinedToast(other));
      toast({ title: t('merge.undone', { number }) });
      return refreshConversations(client, [id, other]);
    },
    onError: toastProblem,
  });
  return mutate;
}

/** It can be linked again at once. */
export function useUnlink(id: string): (other: string) => void {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: (other: string) => call(conversationsApi.link, { params: { id }, body: { other } }),
    onSuccess: (_, other) => refreshConversations(client, [id, other]),
    onError: toastProblem,
  });
  const { mutate } = useMutation({
    mutationFn: (other: string) => call(conversationsApi.unlink, { params: { id, other } }),
    onSuccess: (told, other) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      toast({ title: t('link.undone'), undo: () => again.mutate(other) });
      return refreshConversations(client, [id, other]);
    },
    onError: toastProblem,
  });
  return mutate;
}
