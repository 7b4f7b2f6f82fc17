import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import type { Deeds } from './deeds.ts';

/** Asks once more before conversations are closed for good. */
export function ClosingDialog({ deeds }: { deeds: Deeds }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { closing: on, stopClosing } = deeds;
  if (!on?.length) return null;
  const told = { count: on.length, shown: format.number(on.length), number: on[0]!.number };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && stopClosing()}
      title={on.length === 1 ? t('closing.one', told) : t('closing.many', told)}
      confirmLabel={t('become.closed')}
      look="danger"
      onConfirm={() => deeds.change({ on, change: { status: 'closed' }, done: 'status' })}
    >
      {t('closing.text')}
    </ConfirmDialog>
  );
}
