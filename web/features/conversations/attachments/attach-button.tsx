import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, useShortcut } from '../../../ui/index.ts';
import type { Attach } from './use-attach.ts';

/** Chooses files; they can also be dropped, or pasted into the text. */
export function AttachButton({ attach }: { attach: Attach }) {
  const { t } = useTranslation('conversations');
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  useShortcut('f', choose, { label: t('keys.attach'), group: t('keys.group') });
  return (
    <>
      <IconButton
        label={t('files.add')}
        shortcut="f"
        icon={<Paperclip size={18} />}
        disabled={attach.isFull}
        onClick={choose}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files.add')}
        onChange={({ target }) => {
          attach.add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
