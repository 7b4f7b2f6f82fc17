/** An answer that solves its conversation waits until what must be filled in first is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { conversationsApi } from '../../../../server/features/conversations/contract.ts';
import { fieldsMissing } from '../../../../server/features/conversations/fields/missing.ts';
import { call } from '../../../api.ts';
import { type Conversation, conversationQuery, refreshConversations } from '../queries.ts';
import { type FieldsChange, FieldsDialog } from './fields-dialog.tsx';
import { useFields } from './queries.ts';

/** @param send called once nothing is lacking */
export function useSolving(
  conversation: Conversation,
  send: () => void,
): { go: () => void; dialog: ReactNode } {
  const client = useQueryClient();
  const fields = useFields();
  const [isOpen, setOpen] = useState(false);
  const { id, department } = conversation;
  const isLacking = fieldsMissing(fields, conversation.fields, department?.key ?? null).length > 0;
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
  return {
    go: () => (isLacking && conversation.status !== 'solved' ? setOpen(true) : send()),
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
