import { useTranslation } from 'react-i18next';
import { Button, Callout, CodeBlock, Dialog } from '../../ui/index.ts';
import styles from './settings.module.css';

/** The codes that open once each when the phone is not at hand. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.stack}>
      <CodeBlock code={codes.join('\n')} label={t('twoFactor.codes')} />
      <Callout kind="warning" title={t('twoFactor.codesOnce')}>
        {t('twoFactor.codesText')}
      </Callout>
    </div>
  );
}

export function BackupCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('twoFactor.keepCodes')}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('twoFactor.kept')}
        </Button>
      }
    >
      <BackupCodes codes={codes} />
    </Dialog>
  );
}
