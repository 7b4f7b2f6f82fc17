import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../server/features/channels/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  RadioGroup,
  TextArea,
  TextInput,
  toast,
} from '../../ui/index.ts';
import {
  type AccountDraft,
  changesOf,
  draftOf,
  fieldsShown,
  isComplete,
  settingsOf,
  withSignIn,
} from './account-form.ts';
import { AccountPlaces } from './account-places.tsx';
import { AcknowledgementFields } from './acknowledgement-fields.tsx';
import styles from './channels.module.css';
import type { Account } from './queries.ts';
import { ServerFields } from './server-fields.tsx';
import { goSignIn } from './sign-in.ts';
import { SignInFields } from './sign-in-fields.tsx';
import { TryOut } from './try-out.tsx';

interface AccountDialogProps {
  /** One that is there already; undefined for a new one. */
  account: Account | undefined;
  /** Our own mail door; null while it is closed. */
  door: { domain: string; port: number } | null;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

const FORM = 'account';

/** Adds an e-mail account, or changes one. */
export function AccountDialog({ account, door, onSaved, onClose }: AccountDialogProps) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState(() => draftOf(account));
  const put = (change: Partial<AccountDraft>) => setDraft((before) => ({ ...before, ...change }));
  // There once it is saved, also when signing in could not begin.
  const id = useRef(account?.id);
  const save = useMutation({
    mutationFn: async () => {
      const saved = id.current
        ? await call(channelsApi.change, { params: { id: id.current }, body: changesOf(draft) })
        : await call(channelsApi.create, { body: settingsOf(draft) });
      id.current = saved.id;
      if (saved.kind === 'email' && saved.signIn && !saved.signIn.signedInAt) await goSignIn(saved.id);
    },
    onSuccess: async () => {
      await onSaved();
      toast({ title: t('saved', { address: draft.address.trim() }) });
      onClose();
    },
  });

  const isSignedInNext = draft.signIn.by !== 'password' && !account?.signIn?.signedInAt;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete(draft)) save.mutate();
  }

  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={account ? account.address : t('add')}
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
            {isSignedInNext ? t('signIn.save') : t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <FieldGroup>
          {save.error && !shownByFields(save.error, fieldsShown(draft)) && <Callout problem={save.error} />}
          <FieldGroup columns={2}>
            <Field label={t('address')} hint={t('addressHint')} error={fieldError(save.error, 'address')}>
              <TextInput
                type="email"
                value={draft.address}
                disabled={account !== undefined}
                onChange={(address) => put({ address })}
                autoComplete="off"
              />
            </Field>
            <Field label={t('name')} hint={t('nameHint')} optional error={fieldError(save.error, 'name')}>
              <TextInput value={draft.name} onChange={(name) => put({ name })} maxLength={255} />
            </Field>
          </FieldGroup>
          {(draft.receiving === 'imap' || draft.isSending) && (
            <SignInFields
              draft={draft.signIn}
              onChange={(signIn) => setDraft((before) => withSignIn(before, signIn))}
              error={(field) => fieldError(save.error, `signIn.${field}`)}
            />
          )}
          <Receiving draft={draft} put={put} door={door} isNew={!account} error={save.error} />
          <Sending draft={draft} put={put} error={save.error} />
          {(draft.signIn.by === 'password' || account?.signIn?.signedInAt) && (
            <TryOut id={account?.id} draft={draft} />
          )}
          <AccountPlaces draft={draft} put={put} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}

interface PartProps {
  draft: AccountDraft;
  put: (change: Partial<AccountDraft>) => void;
  error: unknown;
}

function Receiving({
  draft,
  put,
  door,
  isNew,
  error,
}: PartProps & { door: AccountDialogProps['door']; isNew: boolean }) {
  const { t } = useTranslation('channels');
  const [isOpen] = useState(draft.checkedBy !== '');
  return (
    <section className={styles.part}>
      <RadioGroup
        label={t('receiving')}
        value={draft.receiving}
        options={[
          { value: 'imap', label: t('by.imap') },
          { value: 'door', label: t('by.door'), hint: door ? t('by.doorHint', door) : t('by.doorClosed') },
          { value: 'off', label: t('by.off') },
        ]}
        onChange={(receiving) => put({ receiving })}
      />
      {draft.receiving === 'imap' && (
        <FieldGroup>
          <ServerFields
            kind="imap"
            hasPassword={draft.signIn.by === 'password'}
            server={draft.imap}
            onChange={(imap) => put({ imap })}
            error={(field) => fieldError(error, `imap.${field}`)}
          />
          <Field label={t('folder')} error={fieldError(error, 'imap.folder')}>
            <TextInput value={draft.folder} onChange={(folder) => put({ folder })} autoComplete="off" />
          </Field>
          {isNew && (
            <Checkbox
              label={t('everything')}
              hint={t('everythingHint')}
              checked={draft.startWith === 'everything'}
              onChange={(all) => put({ startWith: all ? 'everything' : 'new' })}
            />
          )}
        </FieldGroup>
      )}
      {draft.receiving !== 'off' && (
        <details className={styles.advanced} open={isOpen || fieldError(error, 'checkedBy') !== undefined}>
          <summary>{t('advanced')}</summary>
          <Field
            label={t('checkedBy')}
            hint={t('checkedByHint')}
            optional
            error={fieldError(error, 'checkedBy')}
          >
            <TextInput
              value={draft.checkedBy}
              onChange={(checkedBy) => put({ checkedBy })}
              autoCapitalize="none"
              spellCheck={false}
              autoComplete="off"
            />
          </Field>
        </details>
      )}
    </section>
  );
}

function Sending({ draft, put, error }: PartProps) {
  const { t } = useTranslation('channels');
  return (
    <section className={styles.part}>
      <Checkbox label={t('sending')} checked={draft.isSending} onChange={(isSending) => put({ isSending })} />
      {draft.isSending && (
        <FieldGroup>
          <ServerFields
            kind="smtp"
            hasPassword={draft.signIn.by === 'password'}
            server={draft.smtp}
            onChange={(smtp) => put({ smtp })}
            error={(field) => fieldError(error, `smtp.${field}`)}
          />
          <Field label={t('signature')} hint={t('signatureHint')} optional>
            <TextArea value={draft.signature} onChange={(signature) => put({ signature })} maxLength={2000} />
          </Field>
          <Checkbox
            label={t('plusAddresses')}
            hint={t('plusHint')}
            checked={draft.plusAddresses}
            onChange={(plusAddresses) => put({ plusAddresses })}
          />
          <Checkbox
            label={t('subjectMark')}
            hint={t('subjectMarkHint')}
            checked={draft.subjectMark}
            onChange={(subjectMark) => put({ subjectMark })}
          />
          <AcknowledgementFields
            draft={draft.acknowledgement}
            onChange={(acknowledgement) => put({ acknowledgement })}
            error={(field) => fieldError(error, `acknowledgement.${field}`)}
          />
        </FieldGroup>
      )}
    </section>
  );
}
