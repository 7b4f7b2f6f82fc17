/** Words put into a text where the caret is. */
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

export interface Inserted {
  text: string;
  /** Behind the words. */
  caret: number;
}

/** A link goes into the line; a text becomes paragraphs of its own. */
export function inserted(text: string, at: number, words: string, as: 'link' | 'text'): Inserted {
  const gap = as === 'link' ? ' ' : '\n\n';
  const before = text.slice(0, at);
  const after = text.slice(at);
  const start = before.trimEnd();
  const isSpaced = as === 'link' && /\s$/.test(before);
  const head = start === '' ? before : isSpaced ? before : `${start}${gap}`;
  const rest = after.trimStart();
  const isJoined = as === 'link' && /^[\s.,;:!?)]/.test(after);
  const tail = rest === '' ? '' : isJoined ? after : `${gap}${rest}`;
  return { text: `${head}${words}${tail}`, caret: head.length + words.length };
}

interface Written {
  state: { text: string };
  write: (text: string) => void;
}

/** Puts words where the caret of a field is, and the caret behind them. */
export const insertInto =
  (field: RefObject<HTMLTextAreaElement | null>, draft: Written) => (words: string, as: 'link' | 'text') => {
    const { text } = draft.state;
    const next = inserted(text, field.current?.selectionStart ?? text.length, words, as);
    flushSync(() => draft.write(next.text));
    field.current?.focus();
    field.current?.setSelectionRange(next.caret, next.caret);
  };
