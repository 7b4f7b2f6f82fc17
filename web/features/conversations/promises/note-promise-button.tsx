import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Popover } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { conversationQuery } from '../queries.ts';
import { PromiseForm } from './promise-form.tsx';
import { usePromiseDeeds } from './use-promise-deeds.ts';

/** Something was promised without an answer that says so: on the telephone, or among ourselves. */
export function NotePromiseButton({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('conversations');
  const mayWrite = useMay()('conversations.write');
  const status = useQuery(conversationQuery(conversationId)).data?.status;
  const deeds = usePromiseDeeds(conversationId);
  const [isOpen, setOpen] = useState(false);
  // Nothing is promised in what is over, or was nobody's question.
  if (!mayWrite || !status || status === 'closed' || status === 'spam') return null;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('promise.title')}
      trigger={<IconButton size="s" label={t('promise.note')} icon={<Plus size={16} />} />}
    >
      {isOpen && (
        <PromiseForm
          isBusy={deeds.isBusy}
          onPromise={(promise) => deeds.make(promise, () => setOpen(false))}
        />
      )}
    </Popover>
  );
}
