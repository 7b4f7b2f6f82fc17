import { useTranslation } from 'react-i18next';
import { Button, Callout, CodeBlock, Dialog } from '../../../ui/index.ts';
import styles from './chat.module.css';
import { lineFor } from './line-dialog.tsx';

interface AddedDialogProps {
  chat: { key: string; secret: string };
  onClose: () => void;
}

/** What a new chat needs to be on the company's pages; then its secret, this once. */
export function AddedDialog({ chat, onClose }: AddedDialogProps) {
  const { t } = useTranslation('channels');
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('chat.added')}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('chat.copied')}
        </Button>
      }
    >
      <div className={styles.lines}>
        <section>
          <h3>{t('chat.lineTitle')}</h3>
          <p>{t('chat.lineText')}</p>
          <CodeBlock code={lineFor(chat)} label={t('chat.lineTitle')} />
        </section>
        <section>
          <h3>{t('chat.secret')}</h3>
          <CodeBlock code={chat.secret} label={t('chat.secret')} />
        </section>
        <Callout kind="warning" title={t('chat.once')}>
          {t('chat.onceText')}
        </Callout>
      </div>
    </Dialog>
  );
}
