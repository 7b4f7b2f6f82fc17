import { Handshake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, IconButton, Popover, TextInput, useShortcut } from '../../../ui/index.ts';
import { WhenField } from '../when-field.tsx';
import styles from './promises.module.css';
import type { Promising } from './promising.ts';

/** What one promises with the answer that is being written, and by when. */
export function PromiseButton({ promising }: { promising: Promising }) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  useShortcut('y', () => setOpen(true), { label: t('keys.promise'), group: t('keys.group') });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('promise.title')}
      trigger={<IconButton label={t('promise.add')} shortcut="y" icon={<Handshake size={18} />} />}
    >
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('promise.what')}>
          <TextInput
            autoFocus
            maxLength={300}
            placeholder={t('promise.example')}
            value={text}
            onChange={setText}
          />
        </Field>
        <WhenField
          label={t('promise.when')}
          deed={t('promise.add')}
          disabled={text.trim() === ''}
          onWhen={(at) => {
            promising.set({ promise: { text: text.trim(), dueAt: at.toISOString() } });
            setText('');
            setOpen(false);
          }}
        />
      </form>
    </Popover>
  );
}
