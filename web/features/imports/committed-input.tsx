import { useEffect, useState } from 'react';
import { TextInput } from '../../ui/index.ts';

interface CommittedInputProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Called when the reader is done, with something else than before. */
  onCommit: (value: string) => void;
}

/** A text that counts once one leaves it or presses Enter, for what the server answers to. */
export function CommittedInput({ label, value, placeholder, onCommit }: CommittedInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
