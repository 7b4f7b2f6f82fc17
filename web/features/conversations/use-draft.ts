import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { type DraftDoor, DraftKeeper } from './draft-keeper.ts';
import { type Conversation, conversationQuery } from './queries.ts';

/** The draft of the conversation on the screen. @param isAway whether what it holds waits to be sent */
export function useDraft(conversation: Conversation, isAway: boolean): DraftKeeper {
  const client = useQueryClient();
  const { id, draft } = conversation;
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [keeper] = useState(() => {
    const made = new DraftKeeper(draft, doorOf(client, id), redraw);
    if (isAway) made.putAway();
    return made;
  });
  useEffect(() => keeper.hear(draft), [keeper, draft]);
  useEffect(() => {
    const save = () => void keeper.flush();
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      keeper.stop();
    };
  }, [keeper]);
  return keeper;
}

/** Longer ones are only saved by a page that stays. */
const LONGEST_KEPT_ALIVE = 15_000;

function doorOf(client: QueryClient, id: string): DraftDoor {
  const { queryKey } = conversationQuery(id);
  return {
    async save(body) {
      const { draft } = await call(conversationsApi.draft, {
        ...{ params: { id }, body, keepalive: body.text.length <= LONGEST_KEPT_ALIVE },
      });
      // An answer that is under way may be from before.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (before) => before && { ...before, draft });
      return draft;
    },
    read: async () => (await call(conversationsApi.get, { params: { id } })).draft,
  };
}
