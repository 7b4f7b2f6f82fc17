import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './file-drop.module.css';
import { LineDrawing } from './line-drawing.tsx';

export interface FileDropProps {
  /** "Drop your files here" */
  title: string;
  /** Which kinds, how large. */
  hint?: ReactNode;
  /** As of `<input accept>`: `.csv,.json`. */
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, or to choose them with a click or the keyboard. */
export function FileDrop({ title, hint, accept, multiple, disabled, onFiles }: FileDropProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!disabled) hand([...event.dataTransfer.files]);
  }

  function hand(files: File[]) {
    const taken = multiple ? files : files.slice(0, 1);
    if (taken.length > 0) onFiles(taken);
  }

  return (
    <label
      htmlFor={id}
      className={classes(styles.drop, over && styles.over, disabled && styles.disabled)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <LineDrawing motif="file" />
      <span className={styles.title}>{title}</span>
      <span className={styles.choose}>{t('files.choose')}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
      <input
        id={id}
        type="file"
        className={styles.input}
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          hand([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
