import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { phonesApi } from '../../../../server/features/channels/phone/contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import {
  Button,
  Callout,
  Combobox,
  Dialog,
  Field,
  FieldGroup,
  IconButton,
  TextInput,
  toast,
} from '../../../ui/index.ts';
import { useMembers } from '../../conversations/choices.ts';
import { AccountPlaces } from '../account-places.tsx';
import type { Telephone } from '../queries.ts';
import styles from './phone.module.css';
import { PhoneSecret } from './phone-secret.tsx';

interface PhoneDialogProps {
  /** One that is there already; undefined for a new one. */
  phone: Telephone | undefined;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

interface Draft {
  name: string;
  department: string | null;
  language: Telephone['language'];
  lines: { member: string; extension: string }[];
}

const FORM = 'phone';

const draftOf = (phone: Telephone | undefined): Draft => ({
  name: phone?.name ?? '',
  department: phone?.department?.key ?? null,
  language: phone?.language ?? null,
  lines: phone?.lines.map(({ member, extension }) => ({ member, extension })) ?? [],
});

/** Adds a telephone and shows its address and secret, this once; or changes one. */
export function PhoneDialog({ phone, onSaved, onClose }: PhoneDialogProps) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState(() => draftOf(phone));
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const isComplete = draft.name.trim() !== '';
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...draft, name: draft.name.trim() };
      if (phone) await call(phonesApi.change, { params: { id: phone.id }, body });
      else return call(channelsApi.create, { body: { ...body, kind: 'phone' } });
    },
    onSuccess: async () => {
      await onSaved();
      toast({ title: t('phone.saved', { name: draft.name.trim() }) });
      if (phone) onClose();
    },
  });
  const { error, data: added } = save;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete) save.mutate();
  }

  if (added?.kind === 'phone') return <PhoneSecret phone={added} secret={added.secret} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={phone ? phone.name : t('phone.add')}
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
          {error && !shownByFields(error, ['name']) && <Callout problem={error} />}
          <Field label={t('phone.name')} hint={t('phone.nameHint')} error={fieldError(error, 'name')}>
            <TextInput
              value={draft.name}
              onChange={(name) => put({ name })}
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <Lines lines={draft.lines} onChange={(lines) => put({ lines })} />
          <AccountPlaces draft={draft} put={put} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}

/** Whom calls ring at, and what the telephone service calls their telephones. */
function Lines({ lines, onChange }: { lines: Draft['lines']; onChange: (lines: Draft['lines']) => void }) {
  const { t } = useTranslation('channels');
  const members = useMembers();
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? '';
  const others = members.filter(({ id }) => !lines.some(({ member }) => member === id));
  return (
    <fieldset className={styles.lines}>
      <legend>{t('phone.lines')}</legend>
      <p className={styles.hint}>{t('phone.linesHint')}</p>
      {lines.map((line) => (
        <div key={line.member} className={styles.line}>
          <span>{nameOf(line.member)}</span>
          <TextInput
            aria-label={t('phone.extensionOf', { name: nameOf(line.member) })}
            placeholder={t('phone.extension')}
            maxLength={60}
            value={line.extension}
            onChange={(extension) =>
              onChange(lines.map((one) => (one.member === line.member ? { ...one, extension } : one)))
            }
          />
          <IconButton
            label={t('phone.lineRemove', { name: nameOf(line.member) })}
            icon={<Trash2 size={16} />}
            onClick={() => onChange(lines.filter(({ member }) => member !== line.member))}
          />
        </div>
      ))}
      {others.length > 0 && (
        <Combobox
          key={lines.length}
          aria-label={t('phone.lineAdd')}
          placeholder={t('phone.lineAdd')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(member) => member && onChange([...lines, { member, extension: '' }])}
        />
      )}
    </fieldset>
  );
}
