import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Button, toast } from '../../ui/index.ts';
import type { ListFilters } from '../customers/queries.ts';
import { useMay } from '../session/session.ts';
import { FormDialog } from './form-dialog.tsx';

interface SaveFoundProps {
  filters: ListFilters;
  /** How many customers they find. */
  total: number;
}

/** Keeps everybody whom the customers' list shows now as a list. */
export function SaveFound({ filters, total }: SaveFoundProps) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (!may('journeys.write')) return null;
  const { sort: _sort, direction: _direction, ...found } = filters;
  return (
    <>
      <Button icon={<ListPlus size={16} />} onClick={() => setOpen(true)}>
        {t('found.open')}
      </Button>
      {open && (
        <FormDialog
          title={t('found.open')}
          description={t('found.text', { count: total, shown: format.number(total) })}
          saveLabel={t('found.do')}
          onClose={() => setOpen(false)}
          onSave={async (naming) => {
            const list = await call(segmentsApi.make, { body: { kind: 'list', ...naming, found } });
            void client.invalidateQueries({ queryKey: ['segments'] });
            toast({ title: t('make.done', { name: list.name }) });
            await navigate({ to: '/segments/$id', params: { id: list.id } });
          }}
        />
      )}
    </>
  );
}
