import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Badge, Button, Panel, toast } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { accountApi } from './account-api.ts';
import { BackupCodesDialog } from './backup-codes.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import styles from './settings.module.css';
import { TwoFactorDialog } from './two-factor-dialog.tsx';

type Open = 'on' | 'off' | 'renew' | null;

/** A second factor at sign-in, on or off. */
export function TwoFactor() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const { twoFactor } = useMember();
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setOpen(null);

  async function turnOff(password: string) {
    await call(accountApi.endTwoFactor, { body: { password } });
    await client.invalidateQueries({ queryKey: ['session'] });
    close();
    toast({ title: t('twoFactor.offDone') });
  }

  async function renew(password: string) {
    const { backupCodes } = await call(accountApi.renewBackupCodes, { body: { password } });
    close();
    setCodes(backupCodes);
  }

  return (
    <Panel
      title={t('twoFactor.title')}
      description={t('twoFactor.text')}
      actions={
        <Badge kind={twoFactor ? 'accent' : 'plain'}>
          {twoFactor ? t('twoFactor.isOn') : t('twoFactor.isOff')}
        </Badge>
      }
    >
      <div className={styles.foot}>
        {twoFactor ? (
          <>
            <Button onClick={() => setOpen('renew')}>{t('twoFactor.renew')}</Button>
            <Button look="quiet" onClick={() => setOpen('off')}>
              {t('twoFactor.off')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setOpen('on')}>{t('twoFactor.on')}</Button>
        )}
      </div>
      {open === 'on' && <TwoFactorDialog onClose={close} />}
      {open === 'off' && (
        <PasswordDialog
          title={t('twoFactor.off')}
          text={t('twoFactor.offText')}
          onPassword={turnOff}
          onClose={close}
        />
      )}
      {open === 'renew' && (
        <PasswordDialog
          title={t('twoFactor.renew')}
          text={t('twoFactor.renewText')}
          onPassword={renew}
          onClose={close}
        />
      )}
      {codes && <BackupCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Panel>
  );
}
