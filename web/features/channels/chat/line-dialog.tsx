import { useTranslation } from 'react-i18next';
import { Button, CodeBlock, Dialog } from '../../../ui/index.ts';
import type { Chat } from '../queries.ts';
import styles from './chat.module.css';

export const lineFor = ({ key }: Pick<Chat, 'key'>, more = '') =>
  `<script src="${location.origin}/widget.js" data-key="${key}"${more} async></script>`;

const policy = () => `script-src ${location.origin};\nconnect-src ${location.origin};\nimg-src blob:`;

const IDENTITY = ' data-user-id="u-1" data-user-signature="…"';
const SIGNING = `import { createHmac } from 'node:crypto';

createHmac('sha256', process.env.CHAT_SECRET).update('u-1').digest('hex');`;

/** What goes into the company's pages. */
export function LineDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { t } = useTranslation('channels');
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('chat.lineTitle')}
      description={chat.name}
      footer={<Button onClick={onClose}>{t('chat.copied')}</Button>}
    >
      <div className={styles.lines}>
        <section>
          <p>{t('chat.lineText')}</p>
          <CodeBlock code={lineFor(chat)} label={t('chat.lineTitle')} />
        </section>
        <section>
          <h3>{t('chat.policy')}</h3>
          <p>{t('chat.policyText')}</p>
          <CodeBlock code={policy()} label={t('chat.policy')} />
        </section>
        <section>
          <h3>{t('chat.identity')}</h3>
          <p>{t('chat.identityText')}</p>
          <CodeBlock code={`${SIGNING}\n\n${lineFor(chat, IDENTITY)}`} label={t('chat.identity')} />
        </section>
      </div>
    </Dialog>
  );
}
