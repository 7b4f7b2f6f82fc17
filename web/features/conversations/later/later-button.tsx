import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Popover, useShortcut } from '../../../ui/index.ts';
import { WhenForm } from '../when-form.tsx';

interface LaterButtonProps {
  disabled: boolean;
  onWhen: (at: Date) => void;
}

/** When the answer goes out that is being written, if not now. */
export function LaterButton({ disabled, onWhen }: LaterButtonProps) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  useShortcut('mod+alt+Enter', () => setOpen(true), {
    ...{ label: t('later.button'), group: t('keys.group'), when: () => !disabled },
  });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('later.title')}
      trigger={
        <IconButton
          label={t('later.button')}
          shortcut="mod+alt+Enter"
          icon={<Clock size={18} />}
          disabled={disabled}
        />
      }
    >
      <WhenForm
        label={t('later.when')}
        deed={t('later.do')}
        onWhen={(at) => {
          setOpen(false);
          onWhen(at);
        }}
      />
    </Popover>
  );
}
