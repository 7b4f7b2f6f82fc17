/** What one does to conversations, one or many: done, told with a way back, and what could not be done. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { ApiError, call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import { type Before, inverseOf } from './inverse.ts';
import { type ChangeBody, conversationQuery, refreshConversations } from './queries.ts';
import { useSolvedToasts } from './use-solved-toasts.ts';

export interface Refused {
  number: number | undefined;
  reason: string;
}

/** How it is told what was done. */
export type Done =
  | 'solved'
  | 'reopened'
  | 'assigned'
  | 'unassigned'
  | 'snoozed'
  | 'priority'
  | 'department'
  | 'tagged'
  | 'status';

export interface Deed {
  on: readonly Before[];
  change: ChangeBody;
  done: Done;
}

export interface Deeds {
  change: (deed: Deed) => void;
  isBusy: boolean;
  /** One that is to be solved, and in which something must be filled in first. */
  filling: Before | undefined;
  /** Why what was filled in was refused; null when it was not. */
  fillingError: unknown;
  stopFilling: () => void;
  /** Those that are closed for good once it is said again. */
  closing: readonly Before[] | undefined;
  askToClose: (on: readonly Before[]) => void;
  stopClosing: () => void;
  refused: readonly Refused[];
  /** Of another door, those of many that stayed as they were. */
  refuse: (refused: readonly Refused[]) => void;
  forgetRefused: () => void;
}

/** Changes conversations. Of many, each by itself: those that are refused are told in `refused`. */
export function useDeeds(): Deeds {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const solvedToast = useSolvedToasts();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [filling, setFilling] = useState<Before>();
  const [closing, setClosing] = useState<readonly Before[]>();
  const mutation = useMutation({
    mutationFn: ({ on, change }: Deed) => changeAll(on, change),
    onSuccess: async (outcome, { on, change, done }) => {
      setFilling(undefined);
      for (const one of outcome.told) client.setQueryData(conversationQuery(one.id).queryKey, one);
      setRefused(
        outcome.refused.map(({ id, reason }) => ({
          number: on.find((one) => one.id === id)?.number,
          reason,
        })),
      );
      const changed = on.filter(({ id }) => outcome.changed.includes(id));
      if (changed.length) {
        toast({
          ...(changed.length === 1 && change.status === 'solved' && solvedToast(changed[0]!.id)),
          title: t(`done.${done}`, { count: changed.length, number: changed[0]!.number }),
          // What is closed stays so.
          undo: change.status === 'closed' ? undefined : () => undo.mutate({ on: changed, change }),
        });
      }
      await refreshConversations(client, outcome.changed);
    },
    onError: (error, { on }) => {
      const [one, ...others] = on;
      if (one && !others.length && isAboutFields(error)) setFilling(one);
      else toastProblem(error);
    },
  });
  const undo = useMutation({
    mutationFn: async ({ on, change }: Pick<Deed, 'on' | 'change'>) => {
      for (const one of on)
        await call(conversationsApi.change, { params: { id: one.id }, body: inverseOf(change, one) });
    },
    onError: toastProblem,
    onSettled: (_, __, { on }) =>
      refreshConversations(
        client,
        on.map(({ id }) => id),
      ),
  });
  return {
    change: mutation.mutate,
    isBusy: mutation.isPending,
    filling,
    fillingError: mutation.variables?.change.fields ? mutation.error : null,
    stopFilling: () => setFilling(undefined),
    closing,
    askToClose: setClosing,
    stopClosing: () => setClosing(undefined),
    refused,
    refuse: setRefused,
    forgetRefused: () => setRefused([]),
  };
}

/** Whether the server asks for custom fields. */
const isAboutFields = (error: unknown) =>
  error instanceof ApiError && (error.problem.errors ?? []).some(({ at }) => at.includes('fields.'));

async function changeAll(on: readonly Before[], change: ChangeBody) {
  if (on.length === 1) {
    const told = await call(conversationsApi.change, { params: { id: on[0]!.id }, body: change });
    return { changed: [on[0]!.id], refused: [], told: [told] };
  }
  const { subject: _, ...shared } = change;
  const outcome = await call(conversationsApi.changeMany, {
    body: { ids: on.map(({ id }) => id), change: shared },
  });
  return { ...outcome, told: [] };
}
