import { Handshake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Popover, useShortcut } from '../../../ui/index.ts';
import { PromiseForm } from './promise-form.tsx';
import type { Promising } from './promising.ts';

/** What one promises with the answer that is being written, and by when. */
export function PromiseButton({ promising }: { promising: Promising }) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  useShortcut('y', () => setOpen(true), { label: t('keys.promise'), group: t('keys.group') });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('promise.title')}
      trigger={<IconButton label={t('promise.add')} shortcut="y" icon={<Handshake size={18} />} />}
    >
      {isOpen && (
        <PromiseForm
          onPromise={(promise) => {
            promising.set({ promise });
            setOpen(false);
          }}
        />
      )}
    </Popover>
  );
}
