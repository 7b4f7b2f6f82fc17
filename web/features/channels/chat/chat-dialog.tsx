import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../../../server/features/channels/chat/contract.ts';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { ApiError, call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, TextArea, TextInput, toast } from '../../../ui/index.ts';
import { AccountPlaces } from '../account-places.tsx';
import type { Chat } from '../queries.ts';
import { AddedDialog } from './added-dialog.tsx';
import styles from './chat.module.css';
import { type ChatDraft, draftOf, isComplete, settingsOf } from './chat-form.ts';
import { ChatLooks } from './chat-looks.tsx';
import { ChatPreview } from './chat-preview.tsx';
import { ChatRules } from './chat-rules.tsx';

interface ChatDialogProps {
  /** One that is there already; undefined for a new one. */
  chat: Chat | undefined;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

const FORM = 'chat';
const FIELDS = ['name', 'colour'];

/** Adds a chat and shows its line, and its secret, this once; or changes one. Beside it, how it will look. */
export function ChatDialog({ chat, onSaved, onClose }: ChatDialogProps) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState(() => draftOf(chat));
  const put = (change: Partial<ChatDraft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async () => {
      if (chat) await call(chatApi.change, { params: { id: chat.id }, body: settingsOf(draft) });
      else return call(channelsApi.create, { body: { ...settingsOf(draft), kind: 'chat' } });
    },
    onSuccess: async () => {
      await onSaved();
      toast({ title: t('chat.saved', { name: draft.name.trim() }) });
      if (chat) onClose();
    },
  });
  const { error, data: added } = save;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete(draft)) save.mutate();
  }

  if (added?.kind === 'chat') return <AddedDialog chat={added} onClose={onClose} />;
  const originsError = error && hasBadOrigins(error) && t('chat.originsWrong');
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={chat ? chat.name : t('chat.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={FORM}
            busy={save.isPending}
            disabled={!isComplete(draft)}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className={styles.form}>
        <FieldGroup>
          {error && !originsError && !shownByFields(error, FIELDS) && <Callout problem={error} />}
          <Field label={t('chat.name')} hint={t('chat.nameHint')} error={fieldError(error, 'name')}>
            <TextInput
              value={draft.name}
              onChange={(name) => put({ name })}
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <Field label={t('chat.origins')} hint={t('chat.originsHint')} error={originsError || undefined}>
            <TextArea
              value={draft.origins}
              onChange={(origins) => put({ origins })}
              rows={2}
              placeholder="https://www.shop.example"
            />
          </Field>
          <ChatLooks draft={draft} put={put} error={error} />
          <ChatRules draft={draft} put={put} />
          <AccountPlaces draft={draft} put={put} languageHint={t('chat.languageHint')} />
        </FieldGroup>
        <ChatPreview draft={draft} />
      </form>
    </Dialog>
  );
}

/** All of them, or one: `origins.0`. */
const hasBadOrigins = (error: unknown) =>
  error instanceof ApiError && error.problem.errors?.some(({ at }) => /\borigins\b/.test(at));
