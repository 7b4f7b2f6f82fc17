import { useTranslation } from 'react-i18next';
import { Button, Callout, CodeBlock, Dialog } from '../../ui/index.ts';
import settings from '../settings/settings.module.css';

interface SecretDialogProps {
  secret: string;
  title: string;
  onClose: () => void;
}

/** A secret, this once. */
export function SecretDialog({ secret, title, onClose }: SecretDialogProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('copied')}
        </Button>
      }
    >
      <div className={settings.stack}>
        <CodeBlock code={secret} label={t('secret')} />
        <Callout kind="warning" title={t('once')}>
          {t('onceText')}
        </Callout>
      </div>
    </Dialog>
  );
}
