/** What others draft in the conversation on the screen, and how one goes on with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { toastProblem } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { useHeldSends } from './held-sends.ts';
import type { Present } from './presence.ts';
import type { PromiseTold } from './promises/owed.ts';
import { type Conversation, conversationQuery, type Draft } from './queries.ts';
import type { Writing } from './writing.ts';

export interface OthersDraft extends Draft {
  files: Conversation['unsent'];
  /** Promises that it keeps. */
  kept: readonly PromiseTold[];
  /** Whether it would stand after what the reader has begun. */
  isAdded: boolean;
  /** Why nobody else can go on with it right now. */
  hold: 'isTyping' | 'isSending' | 'afterMine' | null;
  /** Whether it was the reader's own before it was taken over. */
  wasMine: boolean;
  isBusy: boolean;
}

/** @param present others who are there, and what they do */
export function useOthersDrafts(
  { id, drafts, unsent, sending, promises }: Conversation,
  own: Writing,
  present: readonly Present[],
): { drafts: OthersDraft[]; take: (draft: Draft) => Promise<unknown> } {
  const { id: self } = useMember();
  const client = useQueryClient();
  const { queryKey } = conversationQuery(id);
  const take = useMutation({
    mutationFn: async (draft: Draft) => {
      await own.flush();
      const { revision } = draft;
      return call(conversationsApi.takeDraft, { params: { id, draft: draft.id }, body: { revision } });
    },
    onSuccess: async ({ draft }, { id: taken }) => {
      await client.cancelQueries({ queryKey });
      const isMine = ({ member, kind }: Draft) => member.id === self && kind === draft.kind;
      client.setQueryData(queryKey, (before) => {
        const left = before?.drafts.filter((one) => one.id !== taken && !isMine(one));
        return before && { ...before, drafts: [draft, ...left!] };
      });
      own.choose(draft.kind);
    },
    onError: toastProblem,
    // Its files came along; or it is another one by now, and is read first.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const isHeldHere = useHeldSends().some(({ conversationId }) => conversationId === id);
  const holdOf = ({ member }: Draft) => {
    if (sending.some(({ by }) => by.id === member.id)) return 'isSending';
    if (present.some((one) => one.id === member.id && one.doing === 'typing')) return 'isTyping';
    // What is on its way is one's own draft still, and would be joined to it.
    return isHeldHere ? 'afterMine' : null;
  };
  return {
    drafts: drafts
      .filter(({ member }) => member.id !== self)
      .map((draft) => ({
        ...draft,
        files: unsent.filter(({ owner }) => owner !== null && owner === draft.member.id),
        kept: promises.filter((one) => draft.keeps.includes(one.id)),
        isAdded: own.holds(draft.kind),
        hold: holdOf(draft),
        wasMine: draft.takenFrom?.id === self,
        isBusy: take.isPending && take.variables.id === draft.id,
      })),
    take: (draft) => take.mutateAsync(draft).catch(() => {}),
  };
}
