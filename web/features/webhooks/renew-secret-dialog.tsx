import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhooksApi } from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Dialog, RadioGroup } from '../../ui/index.ts';
import settings from '../settings/settings.module.css';
import type { Endpoint } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';

interface RenewSecretDialogProps {
  endpoint: Endpoint;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

const OVERLAPS = ['0', '24', '168'] as const;
type Overlap = (typeof OVERLAPS)[number];

/** A new secret; the one before signs beside it for as long as it takes to bring the new one to the program. */
export function RenewSecretDialog({ endpoint, onSaved, onClose }: RenewSecretDialogProps) {
  const { t } = useTranslation('webhooks');
  const [overlap, setOverlap] = useState<Overlap>('24');
  const renew = useMutation({
    mutationFn: () =>
      call(webhooksApi.renewSecret, {
        params: { id: endpoint.id },
        body: { overlapHours: Number(overlap) },
      }),
    onSuccess: onSaved,
  });
  if (renew.data) return <SecretDialog secret={renew.data.secret} title={t('renewed')} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('newSecret')}
      description={endpoint.url}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={renew.isPending} onClick={() => renew.mutate()}>
            {t('renew')}
          </Button>
        </>
      }
    >
      <div className={settings.stack}>
        {renew.error && <Callout problem={renew.error} />}
        <RadioGroup
          label={t('overlap')}
          value={overlap}
          options={OVERLAPS.map((value) => ({ value, label: t(`overlaps.h${value}`) }))}
          onChange={setOverlap}
        />
      </div>
    </Dialog>
  );
}
