import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';
import type { Segment } from './queries.ts';

interface RemoveDialogProps {
  segment: Segment;
  onClose: () => void;
  onRemoved?: () => unknown;
}

/** Asks once more, then removes the group. */
export function RemoveDialog({ segment: { id, name }, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('remove.title', { name })}
      confirmLabel={t('remove.do')}
      look="danger"
      onConfirm={async () => {
        await call(segmentsApi.remove, { params: { id } });
        toast({ title: t('remove.done', { name }) });
        await onRemoved?.();
        await client.invalidateQueries({ queryKey: ['segments'], exact: true });
      }}
    >
      {t('remove.text')}
    </ConfirmDialog>
  );
}
