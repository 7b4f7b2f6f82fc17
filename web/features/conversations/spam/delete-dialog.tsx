import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spamApi } from '../../../../server/features/conversations/spam/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, Dialog, Field, TextInput, toast } from '../../../ui/index.ts';
import { type Conversation, conversationQuery } from '../queries.ts';

interface DeleteProps {
  conversation: Conversation;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes a conversation for good, once its number is typed. */
export function DeleteDialog({ conversation, onDeleted, onClose }: DeleteProps) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const { id, number } = conversation;
  const [typed, setTyped] = useState('');
  const isMeant = typed.trim().replace(/^#/, '') === String(number);
  const remove = useMutation({
    mutationFn: () => call(spamApi.remove, { params: { id }, query: { number } }),
    onSuccess: () => {
      toast({ title: t('delete.done', { number }) });
      onClose();
      onDeleted();
      client.removeQueries({ queryKey: conversationQuery(id).queryKey });
      return client.invalidateQueries({ queryKey: ['conversations'] });
    },
  });
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={t('delete.title', { number })}
      description={t('delete.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" disabled={!isMeant} busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('delete.do')}
          </Button>
        </>
      }
    >
      {remove.error && <Callout problem={remove.error} />}
      <Field label={t('delete.type', { number })}>
        <TextInput value={typed} onChange={setTyped} autoComplete="off" />
      </Field>
    </Dialog>
  );
}
