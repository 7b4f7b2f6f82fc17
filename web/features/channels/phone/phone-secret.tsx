import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { phonesApi } from '../../../../server/features/channels/phone/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, CodeBlock, Dialog } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import type { Telephone } from '../queries.ts';

interface PhoneSecretProps {
  phone: Pick<Telephone, 'id' | 'name' | 'callsPath'>;
  /** Of one that was just added: shown at once. */
  secret?: string;
  onClose: () => void;
}

/** Where the telephone service tells of calls, with what it shows there, and how that is tried. */
export function PhoneSecret({ phone, secret, onClose }: PhoneSecretProps) {
  const { t } = useTranslation('channels');
  const renew = useMutation({
    mutationFn: () => call(phonesApi.renewSecret, { params: { id: phone.id } }),
  });
  const shown = renew.data?.secret ?? secret;
  const address = `${window.location.origin}${phone.callsPath}`;
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('phone.addressOf', { name: phone.name })}
      description={t('phone.addressText')}
      footer={
        <>
          {!shown && (
            <Button busy={renew.isPending} onClick={() => renew.mutate()}>
              {t('phone.newSecret')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t(shown ? 'chat.copied' : 'phone.done')}
          </Button>
        </>
      }
    >
      <div className={settings.stack}>
        {renew.error && <Callout problem={renew.error} />}
        <CodeBlock code={address} label={t('phone.addressLabel')} />
        {shown ? (
          <>
            <CodeBlock code={shown} label={t('chat.secret')} />
            <Callout kind="warning" title={t('chat.once')}>
              {t('phone.onceText')}
            </Callout>
            <CodeBlock code={curlOf(address, shown)} label={t('phone.tryIt')} />
          </>
        ) : (
          <p>{t('phone.secretText')}</p>
        )}
      </div>
    </Dialog>
  );
}

const curlOf = (address: string, secret: string) =>
  `curl ${address} \\
  -H 'authorization: Bearer ${secret}' \\
  -H 'content-type: application/json' \\
  -d '{"id": "1", "from": "+5511912345678", "to": "+551130001000", "direction": "in", "state": "ringing"}'`;
