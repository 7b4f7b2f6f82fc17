import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatus } from '../../problems.ts';
import { Button, Callout, Dialog, Field, PasswordInput } from '../../ui/index.ts';
import styles from './settings.module.css';

interface PasswordDialogProps {
  title: string;
  text: string;
  /** Does what the password is asked for, and closes or goes on; refused with 400 when it is wrong. */
  onPassword: (password: string) => Promise<unknown>;
  onClose: () => void;
}

const FORM = 'password';

/** Asks for the password before something that only its owner may do. */
export function PasswordDialog({ title, text, onPassword, onClose }: PasswordDialogProps) {
  const { t } = useTranslation('settings');
  const [password, setPassword] = useState('');
  const give = useMutation({ mutationFn: () => onPassword(password) });
  const isWrong = isStatus(give.error, 400);

  function submit(event: FormEvent) {
    event.preventDefault();
    give.mutate();
  }

  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={give.isPending} disabled={!password}>
            {t('goOn')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit}>
        {give.error && !isWrong && <Callout problem={give.error} />}
        <Field label={t('account.currentPassword')} error={isWrong ? t('account.wrongPassword') : undefined}>
          <PasswordInput value={password} onChange={setPassword} autoComplete="current-password" />
        </Field>
      </form>
    </Dialog>
  );
}
