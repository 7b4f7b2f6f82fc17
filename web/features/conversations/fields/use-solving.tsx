/** An answer that solves its conversation waits until what must be filled in first is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { conversationsApi } from '../../../../server/features/conversations/contract.ts';
import { fieldsMissing } from '../../../../server/features/conversations/fields/missing.ts';
import { call } from '../../../api.ts';
import { type Conversation, conversationQuery, refreshConversations } from '../queries.ts';
import { type FieldsChange, FieldsDialog } from './fields-dialog.tsx';
import { fieldsQuery } from './queries.ts';

/** @param send called once nothing is lacking */
export function useSolving(
  conversation: Conversation,
  send: () => void,
): { go: () => Promise<void>; dialog: ReactNode } {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { id, department } = conversation;
  const save = useMutation({
    mutationFn: (change: FieldsChange) =>
      call(conversationsApi.change, { params: { id }, body: { fields: change } }),
    onSuccess: (told) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      setOpen(false);
      send();
      return refreshConversations(client, [id]);
    },
  });

  /** What cannot be asked here is refused by the server. */
  async function isLacking(): Promise<boolean> {
    if (conversation.status === 'solved') return false;
    const known = await client.ensureQueryData(fieldsQuery).catch(() => null);
    return fieldsMissing(known?.items ?? [], conversation.fields, department?.key ?? null).length > 0;
  }

  const isAsking = useRef(false);
  async function go() {
    if (isAsking.current) return;
    isAsking.current = true;
    const lacking = await isLacking();
    isAsking.current = false;
    if (lacking) setOpen(true);
    else send();
  }

  return {
    go,
    dialog: isOpen && (
      <FieldsDialog
        conversation={conversation}
        isSolving
        error={save.error}
        busy={save.isPending}
        onSubmit={save.mutate}
        onClose={() => setOpen(false)}
      />
    ),
  };
}
