import { useState } from 'react';
import { Button, Field, TextInput } from '../../../ui/index.ts';
import styles from './questions.module.css';

interface TextFormProps {
  label: string;
  hint?: string;
  submit: string;
  onSubmit: (text: string) => void;
}

/** One line of text that is a setting once it is sent off. */
export function TextForm({ label, hint, submit, onSubmit }: TextFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onSubmit(text.trim());
      }}
    >
      <Field label={label} hint={hint}>
        <TextInput value={text} onChange={setText} maxLength={200} />
      </Field>
      <div className={styles.foot}>
        <Button type="submit" size="s" disabled={!text.trim()}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
