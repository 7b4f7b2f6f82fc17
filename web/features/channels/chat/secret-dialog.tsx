import { useTranslation } from 'react-i18next';
import { Button, Callout, CodeBlock, Dialog } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';

interface SecretDialogProps {
  secret: string;
  title: string;
  onClose: () => void;
}

/** A secret, this once. */
export function SecretDialog({ secret, title, onClose }: SecretDialogProps) {
  const { t } = useTranslation('channels');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('chat.copied')}
        </Button>
      }
    >
      <div className={settings.stack}>
        <CodeBlock code={secret} label={t('chat.secret')} />
        <Callout kind="warning" title={t('chat.once')}>
          {t('chat.onceText')}
        </Callout>
      </div>
    </Dialog>
  );
}
