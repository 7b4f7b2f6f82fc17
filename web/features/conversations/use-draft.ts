import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { useMember } from '../session/session.ts';
import { type DraftDoor, DraftKeeper } from './draft-keeper.ts';
import { type Conversation, conversationQuery, type Draft } from './queries.ts';
import { type Kind, Writing } from './writing.ts';

/** What one writes oneself in the conversation on the screen. @param isAway whether the answer waits to be sent */
export function useDraft(conversation: Conversation, isAway: boolean): Writing {
  const client = useQueryClient();
  const { id: self } = useMember();
  const { id, drafts } = conversation;
  const own = useMemo(() => drafts.filter(({ member }) => member.id === self), [drafts, self]);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [writing] = useState(() => {
    const keeperOf = (kind: Kind) => {
      const draft = own.find((one) => one.kind === kind) ?? null;
      return new DraftKeeper(draft, doorOf(client, id, self, kind), redraw);
    };
    const keepers = { reply: keeperOf('reply'), note: keeperOf('note') };
    if (isAway) keepers.reply.putAway();
    return new Writing(keepers, own, redraw);
  });
  useEffect(() => writing.hear(own), [writing, own]);
  useEffect(() => {
    const save = () => void writing.flush();
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      writing.stop();
    };
  }, [writing]);
  return writing;
}

/** Longer ones are only saved by a page that stays. */
const LONGEST_KEPT_ALIVE = 15_000;

function doorOf(client: QueryClient, id: string, self: string, kind: Kind): DraftDoor {
  const { queryKey } = conversationQuery(id);
  const isThis = (draft: Draft) => draft.member.id === self && draft.kind === kind;
  return {
    async save({ text, promise, keeps, does }, revision) {
      const body = { text, kind, promise, keeps: [...keeps], does, revision };
      const keepalive = text.length <= LONGEST_KEPT_ALIVE;
      const { draft } = await call(conversationsApi.draft, { params: { id }, body, keepalive });
      // An answer that is under way may be from before; what it was asked for is asked for again.
      const isAsked = client.isFetching({ queryKey }) > 0;
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (before) => {
        const others = before?.drafts.filter((one) => !isThis(one)) ?? [];
        return before && { ...before, drafts: draft ? [draft, ...others] : others };
      });
      if (isAsked) void client.invalidateQueries({ queryKey });
      return draft;
    },
    read: async () => (await call(conversationsApi.get, { params: { id } })).drafts.find(isThis) ?? null,
  };
}
