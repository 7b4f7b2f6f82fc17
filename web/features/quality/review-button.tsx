import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ChooseDialog } from './choose-dialog.tsx';

/** Begins a review of somebody's answers in a conversation; for members who may. */
export function ReviewButton({ conversation }: { conversation: { id: string; number: number } }) {
  const { t } = useTranslation('quality');
  const mayReview = useMay()('quality.review');
  const [open, setOpen] = useState(false);
  if (!mayReview) return null;
  return (
    <>
      <IconButton
        label={t('review.begin')}
        icon={<ClipboardCheck size={18} />}
        onClick={() => setOpen(true)}
      />
      {open && <ChooseDialog conversation={conversation} onClose={() => setOpen(false)} />}
    </>
  );
}
