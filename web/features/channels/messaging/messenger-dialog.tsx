import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { messagingApi } from '../../../../server/features/channels/messaging/contract.ts';
import { isProvider, PROVIDERS } from '../../../../server/features/channels/messaging/shapes-contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, Select, TextInput, toast } from '../../../ui/index.ts';
import { AccountPlaces } from '../account-places.tsx';
import { CommentFields } from './comment-fields.tsx';
import {
  changesOf,
  draftOf,
  hasComments,
  isComplete,
  isMeta,
  type MessengerDraft,
  settingsOf,
} from './messenger-form.ts';
import { MetaFields } from './meta-fields.tsx';
import type { Messenger } from './queries.ts';
import { TemplateFields } from './template-fields.tsx';
import { TryToken } from './try-token.tsx';

interface MessengerDialogProps {
  /** One that is there already; undefined for a new one. */
  messenger: Messenger | undefined;
  onSaved: () => Promise<unknown>;
  onAdded: (messenger: Messenger) => void;
  onClose: () => void;
}

const FORM = 'messenger';
const FIELDS = ['name', 'accessToken', 'externalId', 'appSecret', 'businessId'];

/** Adds an account at a messenger, or changes one. */
export function MessengerDialog({ messenger, onSaved, onAdded, onClose }: MessengerDialogProps) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState(() => draftOf(messenger));
  const put = (change: Partial<MessengerDraft>) => setDraft((before) => ({ ...before, ...change }));
  const canSave = isComplete(draft, !messenger);
  const save = useMutation({
    mutationFn: async () => {
      if (!messenger) return call(channelsApi.create, { body: settingsOf(draft) });
      await call(messagingApi.change, { params: { id: messenger.id }, body: changesOf(draft) });
      return null;
    },
    onSuccess: async (added) => {
      await onSaved();
      toast({ title: t('messaging.saved', { name: draft.name.trim() }) });
      if (added && isProvider(added.kind)) onAdded(added as Messenger);
      else onClose();
    },
  });
  const { error } = save;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canSave) save.mutate();
  }

  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={messenger ? messenger.name : t('messaging.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={save.isPending} disabled={!canSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <FieldGroup>
          {error && !shownByFields(error, FIELDS) && <Callout problem={error} />}
          <FieldGroup columns={2}>
            {!messenger && (
              <Field label={t('messaging.provider')}>
                <Select
                  value={draft.kind}
                  options={PROVIDERS.map((value) => ({ value, label: t(`messaging.providers.${value}`) }))}
                  onChange={(kind) => put({ kind: kind as Messenger['kind'] })}
                />
              </Field>
            )}
            <Field
              label={t('messaging.name')}
              hint={t('messaging.nameHint')}
              error={fieldError(error, 'name')}
            >
              <TextInput
                value={draft.name}
                onChange={(name) => put({ name })}
                maxLength={80}
                autoComplete="off"
              />
            </Field>
          </FieldGroup>
          {isMeta(draft) && <MetaFields draft={draft} put={put} isNew={!messenger} error={error} />}
          <Field
            label={t(`messaging.token.${draft.kind}`)}
            hint={messenger ? t('messaging.kept') : t(`messaging.tokenHint.${draft.kind}`)}
            error={fieldError(error, 'accessToken')}
          >
            <TextInput
              type="password"
              value={draft.accessToken}
              onChange={(accessToken) => put({ accessToken })}
              autoComplete="new-password"
            />
          </Field>
          <TryToken id={messenger?.id} draft={draft} />
          {draft.kind === 'whatsapp' && <TemplateFields draft={draft} put={put} error={error} />}
          {hasComments(draft) && <CommentFields draft={draft} put={put} />}
          <AccountPlaces draft={draft} put={put} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}
