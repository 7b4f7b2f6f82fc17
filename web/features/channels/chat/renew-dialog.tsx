import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../../../server/features/channels/chat/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, Dialog, RadioGroup } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import type { Chat } from '../queries.ts';
import { SecretDialog } from './secret-dialog.tsx';

interface RenewDialogProps {
  chat: Chat;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

const OVERLAPS = ['0', '24', '168'] as const;
type Overlap = (typeof OVERLAPS)[number];

/** A new secret; the one before is good for as long as it takes to bring the new one to the company's server. */
export function RenewDialog({ chat, onSaved, onClose }: RenewDialogProps) {
  const { t } = useTranslation('channels');
  const [overlap, setOverlap] = useState<Overlap>('24');
  const renew = useMutation({
    mutationFn: () =>
      call(chatApi.renewSecret, { params: { id: chat.id }, body: { overlapHours: Number(overlap) } }),
    onSuccess: onSaved,
  });
  if (renew.data)
    return <SecretDialog secret={renew.data.secret} title={t('chat.renewed')} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('chat.newSecret')}
      description={chat.name}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={renew.isPending} onClick={() => renew.mutate()}>
            {t('chat.renew')}
          </Button>
        </>
      }
    >
      <div className={settings.stack}>
        {renew.error && <Callout problem={renew.error} />}
        <RadioGroup
          label={t('chat.overlap')}
          value={overlap}
          options={OVERLAPS.map((value) => ({ value, label: t(`chat.overlaps.h${value}`) }))}
          onChange={setOverlap}
        />
      </div>
    </Dialog>
  );
}
