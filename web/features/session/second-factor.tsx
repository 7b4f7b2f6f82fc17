import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { isStatus } from '../../problems.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { authApi } from './auth-api.ts';
import { SessionLayout } from './session-layout.tsx';
import styles from './setup-page.module.css';

/** The second step of signing in: the authenticator's code, or one of the backup codes. */
export function SecondFactor({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('session');
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: () =>
      call(backup ? authApi.verifyBackupCode : authApi.verifyCode, { body: { code: code.trim() } }),
    onSuccess: onDone,
  });
  const wrong = isStatus(verify.error, 401) || isStatus(verify.error, 400);

  function submit(event: FormEvent) {
    event.preventDefault();
    verify.mutate();
  }

  return (
    <SessionLayout title={t('code.title')} description={backup ? t('code.backupText') : t('code.text')}>
      <form className={styles.form} onSubmit={submit}>
        {verify.error && !wrong && <Callout problem={verify.error} />}
        <Field
          label={backup ? t('code.backupLabel') : t('code.label')}
          error={wrong ? t('code.wrong') : undefined}
        >
          <TextInput
            key={String(backup)}
            required
            autoFocus
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            inputMode={backup ? 'text' : 'numeric'}
            spellCheck={false}
          />
        </Field>
        <Button type="submit" look="primary" busy={verify.isPending}>
          {t('signIn.submit')}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setBackup(!backup);
            setCode('');
            verify.reset();
          }}
        >
          {backup ? t('code.useApp') : t('code.useBackup')}
        </Button>
      </form>
    </SessionLayout>
  );
}
