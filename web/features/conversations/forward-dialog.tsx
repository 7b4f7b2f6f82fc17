import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailsApi } from '../../../server/features/channels/email/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Dialog, Field, Select, TextArea, TextInput, toast } from '../../ui/index.ts';
import { mailQuery } from '../channels/queries.ts';
import { addressesIn, isAddress } from '../channels/use-recipients.ts';
import { refreshConversations } from './queries.ts';

interface ForwardDialogProps {
  conversationId: string;
  /** Id. */
  message: string;
  onClose: () => void;
}

/** A message goes to somebody beside the customer; what they answer comes back as a note. */
export function ForwardDialog({ conversationId: id, message, onClose }: ForwardDialogProps) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const mail = useQuery(mailQuery(id));
  const words = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState({ to: '', cc: '', text: '', account: '' });
  const lists = { to: addressesIn(told.to), cc: addressesIn(told.cc) };
  const wrong = (kind: 'to' | 'cc') => lists[kind].find((one) => !isAddress(one));
  const isFine = lists.to.length > 0 && !wrong('to') && !wrong('cc');
  const accounts = mail.data?.accounts ?? [];
  const usual = mail.data?.reply?.account ?? accounts[0];
  const forward = useMutation({
    mutationFn: () =>
      call(mailsApi.forward, {
        params: { id },
        body: { message, ...lists, text: told.text.trim(), ...(told.account && { account: told.account }) },
      }),
    onSuccess: () => {
      toast({ title: t('forward.done', { who: lists.to.join(', ') }) });
      onClose();
      return refreshConversations(client, [id]);
    },
  });
  const cannot = mail.data && !accounts.length;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('forward.title')}
      description={t('forward.explain')}
      isOutgoing
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={!isFine || !accounts.length}
            busy={forward.isPending}
            onClick={() => forward.mutate()}
          >
            {t('forward.do')}
          </Button>
        </>
      }
    >
      {(forward.error ?? mail.error) && <Callout problem={forward.error ?? mail.error} />}
      {cannot && <Callout>{t('forward.cannot')}</Callout>}
      {(['to', 'cc'] as const).map((kind) => (
        <Field
          key={kind}
          label={t(`forward.${kind}`)}
          optional={kind === 'cc'}
          error={wrong(kind) && t('forward.wrong', { address: wrong(kind) })}
        >
          <TextInput
            type="text"
            inputMode="email"
            autoCapitalize="none"
            value={told[kind]}
            onChange={(text) => setTold({ ...told, [kind]: text })}
            onKeyDown={(event) => isPlainEnter(event) && words.current?.focus()}
          />
        </Field>
      ))}
      {accounts.length > 1 && usual && (
        <Field label={t('forward.account')}>
          <Select
            value={told.account || usual.id}
            options={accounts.map(({ id: account, address }) => ({ value: account, label: address }))}
            onChange={(account) => setTold({ ...told, account })}
          />
        </Field>
      )}
      <Field label={t('forward.text')} optional hint={t('forward.textHint')}>
        <TextArea ref={words} rows={4} value={told.text} onChange={(text) => setTold({ ...told, text })} />
      </Field>
    </Dialog>
  );
}

/** In a line of addresses it takes what was typed, and one goes on to the words. */
const isPlainEnter = ({ key, ctrlKey, metaKey, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !ctrlKey && !metaKey && !nativeEvent.isComposing;
