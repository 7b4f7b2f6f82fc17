import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { laterApi } from '../../../server/features/conversations/later/contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import type { Messenger } from '../channels/messaging/use-messenger.ts';
import type { Recipients } from '../channels/use-recipients.ts';
import { useCustomerName } from '../customers/names.ts';
import type { Attach } from './attachments/use-attach.ts';
import { useMembers } from './choices.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { holdSend } from './held-sends.ts';
import { areChatsHeld } from './hold-chats.tsx';
import { useToldWhen } from './later/use-later.ts';
import { calledIn } from './mentions.ts';
import { type Conversation, refreshConversations } from './queries.ts';
import type { Writing } from './writing.ts';

/** What goes with the draft. */
interface Beside {
  attach: Attach;
  recipients: Recipients | null;
  /** Null where it goes another way. */
  messenger: Messenger | null;
  /** Whether it goes out at all; else it is only kept. */
  isSent: boolean;
}

/** Notes are written at once; answers wait ten seconds, their text safe in the draft until they are there. */
export function useSend(
  conversation: Conversation,
  draft: Writing,
  { attach: { unsent }, recipients, messenger, isSent }: Beside,
  onSent: () => void,
) {
  const { answer } = draft;
  const client = useQueryClient();
  const members = useMembers();
  const name = useCustomerName()(conversation.customer);
  const { id } = conversation;
  const note = useMutation({
    mutationFn: () => {
      const { promise, keeps } = draft.note.state;
      const text = draft.note.state.text.trim();
      return call(conversationsApi.write, {
        params: { id },
        body: {
          ...{ text, kind: 'note', attachments: unsent.map((one) => one.id) },
          mentions: calledIn(text, members).map((one) => one.id),
          ...{ promise, keeps: [...keeps] },
        },
      });
    },
    onSuccess: () => {
      draft.note.done();
      onSent();
      return refreshConversations(client, [id]);
    },
    onError: toastProblem,
  });
  const later = useMutation({
    mutationFn: (at: Date) => {
      const { promise, keeps, does } = answer.state;
      const text = messenger?.text ?? answer.state.text.trim();
      return call(laterApi.write, {
        params: { id },
        body: {
          ...{ text, attachments: unsent.map((one) => one.id), sendAt: at.toISOString() },
          ...{ promise, keeps: [...keeps], after: conversation.items.at(-1)?.id, mail: recipients?.mail },
          ...{ does, sentAs: messenger?.sentAs },
        },
      });
    },
    onSuccess: ({ sendAt }) => {
      recipients?.reset();
      messenger?.reset();
      answer.done();
      toast({ title: toldWhen(sendAt) });
      onSent();
      return refreshConversations(client, [id]);
    },
    onError: toastProblem,
  });
  const toldWhen = useToldWhen();
  const [isHolding, setHolding] = useState(false);

  /** Saved first: a draft that is saved after it was written would come back. */
  async function isSettled(keeper: DraftKeeper): Promise<boolean> {
    setHolding(true);
    await keeper.flush();
    setHolding(false);
    return !keeper.state.conflict;
  }

  async function write() {
    if (await isSettled(draft.note)) note.mutate();
  }

  async function plan(at: Date) {
    if (await isSettled(answer)) later.mutate(at);
  }

  async function reply(status: 'solved' | undefined) {
    if (!(await isSettled(answer))) return;
    const { promise, keeps, does } = answer.state;
    const after = conversation.items.at(-1)?.id;
    const text = messenger?.text ?? answer.state.text.trim();
    const isChat = conversation.channel === 'chat' && conversation.carried && !recipients?.mail;
    const isLive = isChat && !areChatsHeld();
    const mail = { mail: recipients?.mail, sentAs: messenger?.sentAs, isMailed: isSent, isLive };
    const told = {
      conversationId: id,
      name,
      text,
      attachments: unsent,
      ...{ promise, keeps, status, does, after },
      ...mail,
    };
    answer.putAway();
    recipients?.reset();
    messenger?.reset();
    holdSend(told, (sent) => void refreshConversations(client, [sent]));
    onSent();
  }

  return {
    isBusy: note.isPending || later.isPending || isHolding,
    go: (status: 'solved' | undefined) => void (draft.kind === 'note' ? write() : reply(status)),
    later: (at: Date) => void plan(at),
  };
}
