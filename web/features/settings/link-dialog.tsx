import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Callout, CodeBlock, Dialog } from '../../ui/index.ts';
import styles from './settings.module.css';

export interface OneTimeLink {
  kind: 'invitation' | 'password';
  /** Whom it is for. */
  email: string;
  token: string;
  expiresAt: string;
}

/** A link that is shown once, to be handed over. */
export function LinkDialog({ link, onClose }: { link: OneTimeLink | null; onClose: () => void }) {
  const { t } = useTranslation('members');
  const format = useFormat();
  return (
    <Dialog
      open={link !== null}
      onOpenChange={(open) => !open && onClose()}
      title={link && t(`link.${link.kind}`, { email: link.email })}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('link.done')}
        </Button>
      }
    >
      {link && (
        <div className={styles.stack}>
          <CodeBlock code={`${window.location.origin}/invitation/${link.token}`} label={t('link.label')} />
          <Callout kind="warning" title={t('link.once')}>
            {t('link.handOver', { when: format.dateTime(link.expiresAt) })}
          </Callout>
        </div>
      )}
    </Dialog>
  );
}
