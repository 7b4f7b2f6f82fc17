import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { messagingApi } from '../../../../server/features/channels/messaging/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, CodeBlock, Dialog } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import styles from './messaging.module.css';
import { type Messenger, verifyTokenQuery } from './queries.ts';
import { useProviderTrouble } from './trouble.ts';

interface ConnectDialogProps {
  messenger: Messenger;
  onConnected: () => Promise<unknown>;
  onClose: () => void;
}

/** What is to be pasted at the provider, and what Jornada can tell it by itself. */
export function ConnectDialog({ messenger, onConnected, onClose }: ConnectDialogProps) {
  const { t } = useTranslation('channels');
  const words = useProviderTrouble();
  const { id, kind, name } = messenger;
  const connect = useMutation({
    mutationFn: () => call(messagingApi.connect, { params: { id }, body: { origin: location.origin } }),
    onSuccess: onConnected,
  });
  const { data, error } = connect;
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('messaging.connectTitle', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('messaging.copied')}</Button>
          <Button look="primary" busy={connect.isPending} onClick={() => connect.mutate()}>
            {t('messaging.connectSubmit')}
          </Button>
        </>
      }
    >
      <div className={settings.stack}>
        {kind === 'telegram' ? <p>{t('messaging.telegramStep')}</p> : <MetaSteps messenger={messenger} />}
        <div role="status">
          {error && <Callout problem={error} />}
          {data?.isFine && (
            <Callout kind="info" title={t('messaging.connected', { handle: data.handle || name })} />
          )}
          {data?.trouble && (
            <Callout kind="warning" title={t('messaging.connectedNot', { why: words(data.trouble) })} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** What they are called in Meta's own screens, which speak English to everybody. */
const WEBHOOKS = {
  whatsapp: { object: 'WhatsApp Business Account', fields: 'messages' },
  facebook: {
    object: 'Page',
    fields:
      'messages, messaging_postbacks, message_deliveries, message_reads, message_echoes, message_reactions, feed',
  },
  instagram: {
    object: 'Instagram',
    fields: 'messages, messaging_postbacks, messaging_seen, message_reactions, comments',
  },
};

function MetaSteps({ messenger: { id, kind, webhookPath } }: { messenger: Messenger }) {
  const { t } = useTranslation('channels');
  const { data, error } = useQuery(verifyTokenQuery(id));
  if (kind === 'telegram') return null;
  return (
    <>
      <p>{t('messaging.metaSteps', WEBHOOKS[kind])}</p>
      <section>
        <h3 className={styles.title}>{t('messaging.address')}</h3>
        <CodeBlock code={`${location.origin}${webhookPath}`} label={t('messaging.address')} />
      </section>
      {error && <Callout problem={error} />}
      {data && (
        <section>
          <h3 className={styles.title}>{t('messaging.verifyToken')}</h3>
          <CodeBlock code={data.verifyToken} label={t('messaging.verifyToken')} />
        </section>
      )}
    </>
  );
}
