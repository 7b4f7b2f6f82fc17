/** Does what a saved reply without words does, to one conversation or to many, with one way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { savedRepliesApi } from '../../../../server/features/saved-replies/contract.ts';
import { call } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/index.ts';
import type { SavedReply } from '../../saved-replies/queries.ts';
import type { Refused } from '../deeds.ts';
import type { Before } from '../inverse.ts';
import { conversationQuery, refreshConversations } from '../queries.ts';

type On = readonly Pick<Before, 'id' | 'number'>[];

interface Applying {
  macro: SavedReply;
  on: On;
}

/** @param onRefused gets those of many that stayed as they were */
export function useMacro(onRefused: (refused: readonly Refused[]) => void = () => {}) {
  const { t } = useTranslation('replies');
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: async ({ use, ids }: { use: string; ids: readonly string[] }) => {
      for (const id of ids) await call(savedRepliesApi.undo, { params: { id, use } });
    },
    onError: toastProblem,
    onSettled: (_, __, { ids }) => refreshConversations(client, ids),
  });
  return useMutation({
    mutationFn: ({ macro, on }: Applying) => applied(macro.id, on),
    onSuccess: async ({ use, changed, refused, told }, { macro: { name }, on }) => {
      for (const one of told) client.setQueryData(conversationQuery(one.id).queryKey, one);
      onRefused(
        refused.map(({ id, reason }) => ({ number: on.find((one) => one.id === id)?.number, reason })),
      );
      const count = changed.length;
      if (use && count)
        toast({
          title: t('applied', { name, count, number: on.find(({ id }) => id === changed[0])?.number }),
          undo: () => undo.mutate({ use, ids: changed }),
        });
      else if (!refused.length) toast({ title: t('nothingToDo', { name }) });
      await refreshConversations(client, changed);
    },
    onError: toastProblem,
  });
}

async function applied(macro: string, on: On) {
  const [one, ...others] = on;
  if (one && !others.length) {
    const { use, conversation } = await call(savedRepliesApi.apply, { params: { id: one.id, macro } });
    return { use, changed: use ? [one.id] : [], refused: [], told: [conversation] };
  }
  const ids = on.map(({ id }) => id);
  return { ...(await call(savedRepliesApi.applyToMany, { params: { macro }, body: { ids } })), told: [] };
}
