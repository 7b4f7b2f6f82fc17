import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { FormDialog } from './form-dialog.tsx';

/** Makes an empty list and opens it. */
export function ListDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t('make.listTitle')}
      description={t('make.listText')}
      saveLabel={t('make.listDo')}
      onClose={onClose}
      onSave={async (naming) => {
        const list = await call(segmentsApi.make, { body: { kind: 'list', ...naming } });
        void client.invalidateQueries({ queryKey: ['segments'] });
        await navigate({ to: '/segments/$id', params: { id: list.id } });
      }}
    />
  );
}
