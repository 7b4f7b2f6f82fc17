import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, FieldGroup, toast, toastProblem } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { type ChangeBody, type Conversation, conversationQuery, refreshConversations } from './queries.ts';
import { emptyWho, isSomebody, referenceOf, type Who, WhoFields } from './who-fields.tsx';

const FIELDS = ['email', 'phone', 'id'];

interface WhoseProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Gives a conversation that landed with the wrong customer to the one whose it is. */
export function WhoseDialog({ conversation, onClose }: WhoseProps) {
  const { t } = useTranslation('conversations');
  const [who, setWho] = useState<Who>(() => emptyWho(undefined));
  const give = useGive(conversation, onClose);
  const isReady = isSomebody(who);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('whose.title', { number: conversation.number })}
      description={t('whose.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" disabled={!isReady} busy={give.isPending} onClick={() => give.mutate(who)}>
            {t('whose.do')}
          </Button>
        </>
      }
    >
      <FieldGroup>
        {give.error && !shownByFields(give.error, FIELDS) && <Callout problem={give.error} />}
        <WhoFields
          customer={undefined}
          who={who}
          onChange={setWho}
          error={(field) => fieldError(give.error, field)}
        />
      </FieldGroup>
    </Dialog>
  );
}

function useGive({ id, number }: Conversation, onDone: () => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const nameOf = useCustomerName();
  const change = (customer: ChangeBody['customer']) =>
    call(conversationsApi.change, { params: { id }, body: { customer } });
  const show = (told: Conversation) => {
    client.setQueryData(conversationQuery(id).queryKey, told);
    return Promise.all([
      refreshConversations(client, [id]),
      client.invalidateQueries({ queryKey: ['customer'] }),
    ]);
  };
  const back = useMutation({ mutationFn: change, onSuccess: show, onError: toastProblem });
  return useMutation({
    mutationFn: (who: Who) => change(referenceOf(who)),
    onSuccess: (told) => {
      // As the customer whom it was identified as, which may be merged into another by now.
      const before = told.changes.findLast(({ what }) => what === 'customer')?.before as { id: string };
      toast({
        title: t('whose.done', { number, name: nameOf(told.customer) }),
        undo: () => back.mutate({ id: before.id }),
      });
      onDone();
      return show(told);
    },
  });
}
