import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { Button, ConfirmDialog } from '../../ui/index.ts';
import { useStep } from './queries.ts';

/** Takes everything back that an import brought, after asking once more. */
export function UndoButton({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const [asking, setAsking] = useState(false);
  const step = useStep(one.id);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('deeds.undo')}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('undo.title')}
        confirmLabel={t('undo.yes')}
        look="danger"
        onConfirm={() => step.mutateAsync('undo')}
      >
        {t('undo.text')}
      </ConfirmDialog>
    </>
  );
}
