import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { laterApi } from '../../../../server/features/conversations/later/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { toast, toastProblem } from '../../../ui/index.ts';
import { type Conversation, refreshConversations } from '../queries.ts';

export type LaterTold = Conversation['later'][number];

/** What can be done with the answers of a conversation that go out later. */
export function useLater(conversationId: string, onTakenBack: (later: LaterTold) => void) {
  const client = useQueryClient();
  const toldWhen = useToldWhen();
  const refresh = () => refreshConversations(client, [conversationId]);
  const send = useMutation({
    mutationFn: (id: string) => call(laterApi.send, { params: { id } }),
    onSuccess: refresh,
    onError: toastProblem,
  });
  const putOff = useMutation({
    mutationFn: ({ id, at }: { id: string; at: Date }) =>
      call(laterApi.change, { params: { id }, body: { sendAt: at.toISOString() } }),
    onSuccess: ({ sendAt }) => {
      toast({ title: toldWhen(sendAt) });
      return refresh();
    },
    onError: toastProblem,
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => call(laterApi.takeBack, { params: { id } }),
    onSuccess: (later) => {
      onTakenBack(later);
      return refresh();
    },
    onError: toastProblem,
  });
  return {
    isBusy: send.isPending || putOff.isPending || takeBack.isPending,
    send: (id: string) => send.mutate(id),
    putOff: (id: string, at: Date) => putOff.mutate({ id, at }),
    takeBack: (id: string) => takeBack.mutate(id),
  };
}

/** Says when it goes out. */
export function useToldWhen(): (at: string) => string {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  return (at) => t('later.at', { when: `${format.day(at)}, ${format.time(at)}` });
}
