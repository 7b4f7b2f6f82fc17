import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ConfirmDialog } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useSampleDeeds } from './sample.ts';

export function RemoveButton({ look = 'secondary' }: { look?: 'secondary' | 'quiet' }) {
  const { t } = useTranslation('sample');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { remove } = useSampleDeeds();
  if (!may('imports.write')) return null;
  return (
    <>
      <Button look={look} onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('confirm.title')}
        confirmLabel={t('confirm.yes')}
        look="danger"
        onConfirm={() => remove.mutateAsync()}
      >
        {t('confirm.text')}
      </ConfirmDialog>
    </>
  );
}
