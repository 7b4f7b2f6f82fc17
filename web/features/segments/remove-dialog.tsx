import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';
import { segmentsQuery } from '../narrowing/queries.ts';
import { REMOVING, type Segment } from './queries.ts';

interface RemoveDialogProps {
  segment: Segment;
  onClose: () => void;
  onRemoved?: () => unknown;
}

/** Asks once more, then removes the group. */
export function RemoveDialog({ segment: { id, name }, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const remove = useMutation({
    mutationKey: REMOVING,
    async mutationFn() {
      await call(segmentsApi.remove, { params: { id } });
      client.setQueryData(
        segmentsQuery.queryKey,
        (all) => all && { items: all.items.filter((one) => one.id !== id) },
      );
      toast({ title: t('remove.done', { name }) });
      await onRemoved?.();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('remove.title', { name })}
      confirmLabel={t('remove.do')}
      look="danger"
      onConfirm={() => remove.mutateAsync()}
    >
      {t('remove.text')}
    </ConfirmDialog>
  );
}
