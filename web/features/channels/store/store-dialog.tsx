import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { storesApi } from '../../../../server/features/channels/store/contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Checkbox, Dialog, Field, FieldGroup, TextInput, toast } from '../../../ui/index.ts';
import { AccountPlaces } from '../account-places.tsx';
import type { Shop } from '../queries.ts';

interface StoreDialogProps {
  /** One that is there already; undefined for a new one. */
  store: Shop | undefined;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

type Draft = Pick<Shop, 'name' | 'language' | 'address' | 'asks' | 'rates'> & { department: string | null };

const FORM = 'store';
const FIELDS = ['name', 'address'];

function draftOf(store: Shop | undefined): Draft {
  if (!store)
    return {
      ...{ name: '', department: null, language: null, asks: true, rates: true },
      address: window.location.origin,
    };
  const { name, department, language, address, asks, rates } = store;
  return { name, language, address, asks, rates, department: department?.key ?? null };
}

/** Adds a shop, or changes one. */
export function StoreDialog({ store, onSaved, onClose }: StoreDialogProps) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState(() => draftOf(store));
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const isComplete = draft.name.trim() !== '';
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...draft, name: draft.name.trim(), address: draft.address.trim().replace(/\/+$/, '') };
      if (store) await call(storesApi.change, { params: { id: store.id }, body });
      else await call(channelsApi.create, { body: { ...body, kind: 'store' } });
    },
    onSuccess: async () => {
      await onSaved();
      toast({ title: t('store.saved', { name: draft.name.trim() }) });
      onClose();
    },
  });
  const { error } = save;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete) save.mutate();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={store ? store.name : t('store.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={save.isPending} disabled={!isComplete}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <FieldGroup>
          {error && !shownByFields(error, FIELDS) && <Callout problem={error} />}
          <Field label={t('store.name')} hint={t('store.nameHint')} error={fieldError(error, 'name')}>
            <TextInput
              value={draft.name}
              onChange={(name) => put({ name })}
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <Field
            label={t('store.address')}
            hint={t('store.addressHint')}
            error={fieldError(error, 'address')}
          >
            <TextInput value={draft.address} onChange={(address) => put({ address })} autoCapitalize="none" />
          </Field>
          <Checkbox label={t('store.rates')} checked={draft.rates} onChange={(rates) => put({ rates })} />
          <Checkbox label={t('store.asks')} checked={draft.asks} onChange={(asks) => put({ asks })} />
          <AccountPlaces draft={draft} put={put} languageHint={t('store.languageHint')} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}
