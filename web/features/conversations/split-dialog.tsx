import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import {
  Button,
  Callout,
  Dialog,
  Field,
  RadioGroup,
  TextInput,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { useMail } from '../channels/queries.ts';
import { type Conversation, conversationQuery, type Message, refreshConversations } from './queries.ts';
import { subjectOfPart } from './split-subject.ts';

interface SplitDialogProps {
  conversation: Pick<Conversation, 'id' | 'subject' | 'merged'>;
  message: Pick<Message, 'id' | 'from'>;
  onClose: () => void;
}

type Extent = 'one' | 'after';

/** A message, or all from it on, becomes a conversation of its own, which is opened. */
export function SplitDialog({ conversation, message, onClose }: SplitDialogProps) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = conversation;
  const [extent, setExtent] = useState<Extent>('one');
  const [written, setWritten] = useState<string>();
  const mail = useMail(id, message.id);
  const subject = written ?? subjectOfPart(conversation, message, mail);
  const back = useMutation({
    mutationFn: (other: string) => call(conversationsApi.merge, { params: { id }, body: { other } }),
    onSuccess: (_, other) => {
      void navigate({ to: '/inbox/$id', params: { id }, search: true });
      return refreshConversations(client, [id, other]);
    },
    onError: toastProblem,
  });
  const split = useMutation({
    mutationFn: () =>
      call(conversationsApi.split, {
        params: { id },
        body: { message: message.id, after: extent === 'after', subject: subject.trim() },
      }),
    onSuccess: (told) => {
      client.setQueryData(conversationQuery(told.id).queryKey, told);
      toast({ title: t('split.done', { number: told.number }), undo: () => back.mutate(told.id) });
      onClose();
      void navigate({ to: '/inbox/$id', params: { id: told.id }, search: true });
      return refreshConversations(client, [id, told.id]);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('split.title')}
      description={t('split.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={split.isPending} onClick={() => split.mutate()}>
            {t('split.do')}
          </Button>
        </>
      }
    >
      {split.error && <Callout problem={split.error} />}
      <RadioGroup<Extent>
        label={t('split.what')}
        value={extent}
        onChange={setExtent}
        options={[
          { value: 'one', label: t('split.one') },
          { value: 'after', label: t('split.after') },
        ]}
      />
      <Field label={t('split.subject')}>
        <TextInput maxLength={300} value={subject} onChange={setWritten} />
      </Field>
    </Dialog>
  );
}
