import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog } from '../../ui/index.ts';
import { NameFields, type Naming } from './name-fields.tsx';
import styles from './segments.module.css';

interface FormDialogProps {
  title: string;
  description?: string;
  begin?: Naming;
  /** The deed as a verb. */
  saveLabel: string;
  /** Closes when it resolves. */
  onSave: (naming: Naming) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a segment's name and what it is for. */
export function FormDialog({
  title,
  description,
  begin = NOTHING,
  saveLabel,
  onSave,
  onClose,
}: FormDialogProps) {
  const { t } = useTranslation('segments');
  const form = useId();
  const [naming, setNaming] = useState(begin);
  const save = useMutation({
    mutationFn: () => onSave({ name: naming.name.trim(), description: naming.description.trim() }),
    onSuccess: onClose,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (naming.name.trim()) save.mutate();
  }

  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            busy={save.isPending}
            disabled={!naming.name.trim()}
          >
            {saveLabel}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.stack} onSubmit={submit}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <NameFields value={naming} error={fieldError(save.error, 'name')} onChange={setNaming} />
      </form>
    </Dialog>
  );
}

const NOTHING: Naming = { name: '', description: '' };
