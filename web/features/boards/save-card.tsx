import { useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import { capitalised } from '../../words.ts';
import type { Period } from '../narrowing/period.ts';
import { useMay } from '../session/session.ts';
import type { CardKind } from './queries.ts';
import { SaveCardDialog } from './save-card-dialog.tsx';

export interface SaveCardProps {
  kind: CardKind;
  /** What the card is called unless the reader says otherwise. */
  title: string;
  /** What is sent to the server, the period in it. */
  question: Record<string, unknown>;
  period: Period;
}

/** Keeps a question as a card on a board. */
export function SaveCard(props: SaveCardProps) {
  const { t, i18n } = useTranslation('boards');
  const client = useQueryClient();
  const may = useMay()('journeys.write');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button size="s" look="quiet" icon={<BookmarkPlus size={16} />} onClick={() => setOpen(true)}>
        {t('save.open')}
      </Button>
      {open && (
        <SaveCardDialog
          {...props}
          title={capitalised(props.title, i18n.language)}
          onClose={() => setOpen(false)}
          onSaved={() => client.invalidateQueries({ queryKey: ['boards'] })}
        />
      )}
    </>
  );
}
