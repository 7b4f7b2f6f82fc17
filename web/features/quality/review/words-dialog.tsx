import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Dialog, Field, TextArea } from '../../../ui/index.ts';
import { useFreshQuality } from '../queries.ts';

interface WordsDialogProps {
  title: string;
  hint: string;
  submit: (text: string) => Promise<unknown>;
  onClose: () => void;
}

/** A deed that needs words. */
export function WordsDialog({ title, hint, submit, onClose }: WordsDialogProps) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const [text, setText] = useState('');
  const sending = useMutation({
    mutationFn: () => submit(text),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={sending.isPending}
            disabled={!text.trim()}
            onClick={() => sending.mutate()}
          >
            {t('send')}
          </Button>
        </>
      }
    >
      {sending.error && <Callout problem={sending.error} />}
      <Field label={t('talk.words')} hint={hint}>
        <TextArea value={text} onChange={setText} rows={4} maxLength={5000} />
      </Field>
    </Dialog>
  );
}
