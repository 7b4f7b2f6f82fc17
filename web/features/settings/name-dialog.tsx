import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, Field, TextInput } from '../../ui/index.ts';
import styles from './settings.module.css';

interface NameDialogProps {
  title: string;
  /** The name it has. */
  name: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}

const FORM = 'name';

/** Asks for one name. */
export function NameDialog({ title, name, onSave, onClose }: NameDialogProps) {
  const { t } = useTranslation('members');
  const [text, setText] = useState(name);
  const save = useMutation({ mutationFn: () => onSave(text.trim()), onSuccess: onClose });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) save.mutate();
  }

  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={save.isPending} disabled={!text.trim()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <Field label={t('name')} error={fieldError(save.error, 'name')}>
          <TextInput value={text} onChange={setText} maxLength={80} />
        </Field>
      </form>
    </Dialog>
  );
}
