import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queueApi } from '../../../server/features/quality/sampling/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Dialog, Field, TextInput, toast } from '../../ui/index.ts';
import { type Sample, useFreshQuality } from './queries.ts';

/** Why it is left out of review. */
export function SkipDialog({
  sample: { id, conversation },
  onClose,
}: {
  sample: Sample;
  onClose: () => void;
}) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const [reason, setReason] = useState('');
  const skip = useMutation({
    mutationFn: () => call(queueApi.skip, { params: { id }, body: { reason } }),
    onSuccess: async () => {
      await refresh();
      toast({
        title: t('queue.leftOut', { number: conversation.number }),
        undo: () => void call(queueApi.unskip, { params: { id } }).then(refresh),
      });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={t('queue.skipTitle', { number: conversation.number })}
      description={t('queue.skipText')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={skip.isPending}
            disabled={!reason.trim()}
            onClick={() => skip.mutate()}
          >
            {t('queue.skip')}
          </Button>
        </>
      }
    >
      {skip.error && <Callout problem={skip.error} />}
      <Field label={t('queue.why')}>
        <TextInput value={reason} onChange={setReason} maxLength={500} />
      </Field>
    </Dialog>
  );
}
