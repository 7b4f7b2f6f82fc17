import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../../ui/index.ts';
import { WhenForm } from '../when-form.tsx';
import type { NewPromise } from './promising.ts';

interface PromiseFormProps {
  isBusy?: boolean;
  onPromise: (promise: NewPromise) => void;
}

/** What is promised, and by when. */
export function PromiseForm({ isBusy = false, onPromise }: PromiseFormProps) {
  const { t } = useTranslation('conversations');
  const [text, setText] = useState('');
  return (
    <WhenForm
      label={t('promise.when')}
      deed={t('promise.add')}
      disabled={text.trim() === '' || isBusy}
      onWhen={(at) => onPromise({ text: text.trim(), dueAt: at.toISOString() })}
    >
      <Field label={t('promise.what')}>
        <TextInput
          autoFocus
          maxLength={300}
          placeholder={t('promise.example')}
          value={text}
          onChange={setText}
        />
      </Field>
    </WhenForm>
  );
}
