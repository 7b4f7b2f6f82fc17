import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, classes } from '../../ui/index.ts';
import styles from './composer.module.css';
import { callAt, type Mentionable, matching, withCall } from './mentions.ts';

interface MentionFieldProps {
  ref: RefObject<HTMLTextAreaElement | null>;
  label: string;
  /** What it says while it is empty, if not its label. */
  placeholder?: string | undefined;
  value: string;
  /** Who can be called with `@`; none where nobody is. */
  members: readonly Mentionable[];
  disabled: boolean;
  onChange: (text: string) => void;
  /** Keys that are not about calling somebody. */
  onKeyDown: (event: KeyboardEvent) => void;
}

const MOST_SHOWN = 6;

/** A field of text that grows, in which `@` calls a member: the arrows move, Enter or Tab picks. */
export function MentionField(props: MentionFieldProps) {
  const { ref, label, placeholder = label, value, members, disabled, onChange, onKeyDown } = props;
  const { t } = useTranslation('conversations');
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  const next = useCaret(ref);
  const called = members.length ? callAt(value, caret) : undefined;
  const shown =
    called && called.from !== dismissed ? matching(members, called.typed).slice(0, MOST_SHOWN) : [];
  const active = Math.min(at, shown.length - 1);

  function pick(member: Mentionable | undefined) {
    if (!member || !called) return;
    const written = withCall(value, called, member);
    onChange(written.text);
    next(written.caret);
    setCaret(written.caret);
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (!shown.length || event.metaKey || event.ctrlKey) return onKeyDown(event);
    if (event.key === 'ArrowDown') setAt((active + 1) % shown.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + shown.length) % shown.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[active]);
    else if (event.key === 'Escape') setDismissed(called!.from);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.field}>
      {shown.length > 0 && (
        <div id={id} role="listbox" aria-label={t('mention')} className={styles.members}>
          {shown.map((member, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and has the keys.
            <div
              key={member.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.member, index === active && styles.at)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(member)}
            >
              <Avatar name={member.name} size="s" />
              {member.name}
            </div>
          ))}
        </div>
      )}
      <textarea
        ref={ref}
        className={styles.text}
        aria-label={label}
        aria-autocomplete={members.length ? 'list' : undefined}
        aria-controls={shown.length ? id : undefined}
        aria-activedescendant={shown.length ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        rows={2}
        readOnly={disabled}
        value={value}
        onChange={({ target }) => {
          setCaret(target.selectionStart);
          setAt(0);
          onChange(target.value);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKey}
      />
    </div>
  );
}

/** Puts the caret somewhere once the new text is in the field. */
function useCaret(ref: RefObject<HTMLTextAreaElement | null>): (at: number) => void {
  const [wanted, setWanted] = useState<number>();
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    ref.current?.setSelectionRange(wanted, wanted);
    setWanted(undefined);
  }, [ref, wanted]);
  return setWanted;
}
