import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { isStatus } from '../../problems.ts';
import { Button, Callout, Dialog, Field, QrCode, TextInput } from '../../ui/index.ts';
import { accountApi } from './account-api.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import styles from './settings.module.css';

interface Begun {
  totpURI: string;
  backupCodes: string[];
}

/** Turns two-factor on: password, then the app and its first code, then the backup codes to keep. */
export function TwoFactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isOn, setIsOn] = useState(false);

  async function begin(password: string) {
    setBegun(await call(accountApi.beginTwoFactor, { body: { password } }));
  }

  async function finish() {
    await client.invalidateQueries({ queryKey: ['session'] });
    onClose();
  }

  if (!begun) {
    return (
      <PasswordDialog
        title={t('twoFactor.on')}
        text={t('twoFactor.passwordFirst')}
        onPassword={begin}
        onClose={onClose}
      />
    );
  }
  if (!isOn) return <ScanDialog uri={begun.totpURI} onDone={() => setIsOn(true)} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && void finish()}
      title={t('twoFactor.keepCodes')}
      footer={
        <Button look="primary" onClick={finish}>
          {t('twoFactor.kept')}
        </Button>
      }
    >
      <BackupCodes codes={begun.backupCodes} />
    </Dialog>
  );
}

const FORM = 'first-code';
const CODE_DIGITS = 6;

function ScanDialog({ uri, onDone, onClose }: { uri: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: () => call(accountApi.finishTwoFactor, { body: { code } }),
    onSuccess: onDone,
  });
  const isWrong = isStatus(verify.error, 401) || isStatus(verify.error, 400);

  function submit(event: FormEvent) {
    event.preventDefault();
    verify.mutate();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('twoFactor.scan')}
      description={t('twoFactor.scanText')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={FORM}
            busy={verify.isPending}
            disabled={code.length !== CODE_DIGITS}
          >
            {t('twoFactor.turnOn')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit}>
        {verify.error && !isWrong && <Callout problem={verify.error} />}
        <QrCode text={uri} label={t('twoFactor.qr')} />
        <p className={styles.quiet}>
          {t('twoFactor.byHand')} <code className={styles.secret}>{secretOf(uri)}</code>
        </p>
        <Field label={t('twoFactor.code')} error={isWrong ? t('twoFactor.wrongCode') : undefined}>
          <TextInput
            value={code}
            onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, CODE_DIGITS))}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        </Field>
      </form>
    </Dialog>
  );
}

/** In groups of four, as people read them out. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
