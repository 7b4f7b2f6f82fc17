import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mergesApi } from '../../../server/features/customers/merges-contract.ts';
import { call } from '../../api.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';

interface UndoMergeProps {
  customerId: string;
  /** Nothing is asked while it is undefined. */
  mergeId: string | undefined;
  onClose: () => void;
}

/** Asks once more, then makes two people of one again. */
export function UndoMerge({ customerId, mergeId, onClose }: UndoMergeProps) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (id: string) =>
      call(mergesApi.unmerge, { params: { id: customerId }, body: { mergeId: id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['customer'] });
      toast({ title: t('merges.undone') });
    },
  });
  return (
    <ConfirmDialog
      open={mergeId !== undefined}
      onOpenChange={(open) => open || onClose()}
      title={t('merges.undoTitle')}
      confirmLabel={t('merges.undo')}
      onConfirm={() => mergeId && undo.mutateAsync(mergeId)}
    >
      {t('merges.undoText')}
    </ConfirmDialog>
  );
}
