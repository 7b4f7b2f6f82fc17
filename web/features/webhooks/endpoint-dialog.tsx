import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EventType, webhooksApi } from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, TextInput, toast } from '../../ui/index.ts';
import { CarriesPicker } from './carries-picker.tsx';
import { EventPicker } from './event-picker.tsx';
import type { Endpoint } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';

interface EndpointDialogProps {
  /** One that is there already; undefined for a new one. */
  endpoint: Endpoint | undefined;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

const FORM = 'endpoint';
const USUAL: EventType[] = ['conversation.created', 'message.created', 'conversation.solved'];

/** Adds an endpoint and shows its secret, this once; or changes one. */
export function EndpointDialog({ endpoint, onSaved, onClose }: EndpointDialogProps) {
  const { t } = useTranslation('webhooks');
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState(endpoint?.types ?? USUAL);
  const [carries, setCarries] = useState(endpoint?.carries ?? []);
  const isComplete = url.trim() !== '' && types.length > 0;
  // Mail is no choice here.
  const channels = carries.filter((channel) => channel !== 'email');
  const body = { url: url.trim(), description: description.trim(), types, carries: channels };
  const add = useMutation({
    mutationFn: () => call(webhooksApi.create, { body }),
    onSuccess: onSaved,
  });
  const change = useMutation({
    mutationFn: (id: string) => call(webhooksApi.change, { params: { id }, body }),
    onSuccess: async () => {
      await onSaved();
      toast({ title: t('saved') });
      onClose();
    },
  });
  const error = add.error ?? change.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isComplete) return;
    if (endpoint) change.mutate(endpoint.id);
    else add.mutate();
  }

  if (add.data) return <SecretDialog secret={add.data.secret} title={t('added')} onClose={onClose} />;
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={endpoint ? t('changeTitle') : t('add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={FORM}
            busy={add.isPending || change.isPending}
            disabled={!isComplete}
          >
            {endpoint ? t('save') : t('addSubmit')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <FieldGroup>
          {error && !shownByFields(error, ['url', 'description']) && <Callout problem={error} />}
          <Field label={t('url')} hint={t('urlHint')} error={fieldError(error, 'url')}>
            <TextInput
              type="url"
              value={url}
              onChange={setUrl}
              placeholder="https://"
              maxLength={2000}
              autoComplete="off"
            />
          </Field>
          <Field label={t('description')} optional error={fieldError(error, 'description')}>
            <TextInput value={description} onChange={setDescription} maxLength={200} autoComplete="off" />
          </Field>
          <EventPicker value={types} onChange={setTypes} />
          <CarriesPicker value={carries} onChange={setCarries} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}
