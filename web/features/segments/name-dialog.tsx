import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { toast } from '../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import type { Segment } from './queries.ts';

/** Renames and describes a segment. */
export function NameDialog({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const { id, name, description } = segment;
  return (
    <FormDialog
      title={t('edit.title')}
      begin={{ name, description }}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (naming) => {
        await call(segmentsApi.change, { params: { id }, body: naming });
        toast({ title: t('edit.done') });
        await client.invalidateQueries({ queryKey: ['segments'] });
      }}
    />
  );
}
