import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { promisesApi } from '../../../../server/features/conversations/promises/contract.ts';
import { call } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/index.ts';
import { refreshConversations } from '../queries.ts';
import type { NewPromise } from './promising.ts';

type Body = z.input<NonNullable<typeof promisesApi.change.body>>;

/** Says what becomes of a promise; what is done or withdrawn can be taken back at once. */
export function usePromiseDeeds(conversationId: string) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const refresh = () => refreshConversations(client, [conversationId]);
  const change = (id: string, body: Body) => call(promisesApi.change, { params: { id }, body });
  const undo = useMutation({
    mutationFn: (id: string) => change(id, { state: 'open' }),
    onError: toastProblem,
    onSettled: refresh,
  });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ id, body }: { id: string; body: Body }) => change(id, body),
    onSuccess: (told, { body }) => {
      if (body.state === 'done')
        toast({
          title: t(`promise.done.${told.state === 'kept' ? 'kept' : 'late'}`),
          undo: () => undo.mutate(told.id),
        });
      if (body.state === 'withdrawn')
        toast({ title: t('promise.done.withdrawn'), undo: () => undo.mutate(told.id) });
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const make = useMutation({
    mutationFn: (promise: NewPromise) =>
      call(promisesApi.make, { params: { id: conversationId }, body: promise }),
    onSuccess: ({ id }) =>
      toast({
        title: t('promise.done.made'),
        undo: () => mutate({ id, body: { state: 'withdrawn' } }),
      }),
    onError: toastProblem,
    onSettled: refresh,
  });
  return {
    isBusy: isPending || make.isPending,
    /** @param onMade not called when it is refused: what was typed stays */
    make: (promise: NewPromise, onMade: () => void) => make.mutate(promise, { onSuccess: onMade }),
    done: (id: string) => mutate({ id, body: { state: 'done' } }),
    withdraw: (id: string) => mutate({ id, body: { state: 'withdrawn' } }),
    putOff: (id: string, at: Date) => mutate({ id, body: { dueAt: at.toISOString() } }),
  };
}
