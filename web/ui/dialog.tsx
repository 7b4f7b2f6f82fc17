import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { Callout } from './callout.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { useKept } from './kept.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l';
  /** What it does reaches somebody outside: Enter alone never does it, only Ctrl + Enter and the button. */
  isOutgoing?: boolean;
  /** It only searches or picks, so that nothing is lost when it closes. */
  picks?: boolean;
  children?: ReactNode;
}

/** A question or a small form that must be settled before going on. */
export function Dialog({ size = 'm', ...props }: DialogProps) {
  return <Modal {...props} className={classes(styles.dialog, styles[size])} />;
}

/** A panel from the side: details beside the list they belong to. From the bottom on phones. */
export function Drawer({ side = 'end', ...props }: Omit<DialogProps, 'size'> & { side?: 'start' | 'end' }) {
  return <Modal {...props} className={classes(styles.drawer, styles[side])} />;
}

function Modal(props: Omit<DialogProps, 'size'> & { className: string }) {
  const { open, onOpenChange, title, description, footer, className, children } = props;
  const { isOutgoing = false, picks = false } = props;
  const { t } = useTranslation('ui');
  const popup = useRef<HTMLDivElement>(null);
  const kept = useKept(open, footer !== undefined && !picks);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason }) => {
        if (next || kept.mayClose(reason)) onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup
          ref={popup}
          className={className}
          data-modal
          onChange={kept.watching.onChange}
          onClick={kept.watching.onClick}
          initialFocus={() => firstControl(popup.current)}
          onKeyDown={(event) => {
            kept.watching.onKeyDown(event);
            const settles = isOutgoing ? settlesDeliberately : settlesBy;
            if (settles(event)) mainDeed(popup.current)?.click();
          }}
        >
          <header className={styles.header}>
            <div>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description && (
                <Base.Description className={styles.description}>{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label={t('close')} icon={<X size={18} />} size="s" />} />
          </header>
          <div className={styles.body} data-dialog-body>
            {children}
          </div>
          {footer && (
            <footer className={styles.footer} data-dialog-footer>
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
      <ConfirmDialog
        open={kept.isAsking}
        onOpenChange={kept.ask}
        title={t('discard.title')}
        confirmLabel={t('discard.deed')}
        cancelLabel={t('discard.keep')}
        look="danger"
        onConfirm={() => onOpenChange(false)}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </Base.Root>
  );
}

/** Where one begins: the first control of the content, or the surface itself; never the cross that closes it. */
function firstControl(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('[data-dialog-body] :is(input, textarea, select)') ?? popup;
}

/**
 * Enter in a line of text, or where nothing of the dialog has the focus, and Ctrl + Enter anywhere settles the question as everywhere else, unless it means something there: a choice in a list,
 * a form of its own, a word that is still being composed.
 */
function settlesBy(event: KeyboardEvent): boolean {
  if (settlesDeliberately(event)) return true;
  const { key, target, currentTarget, nativeEvent, defaultPrevented } = event;
  if (key !== 'Enter' || defaultPrevented || nativeEvent.isComposing) return false;
  if (target === currentTarget) return true;
  return target instanceof HTMLInputElement && target.matches(LINE_OF_TEXT) && !target.closest('form');
}

function settlesDeliberately({
  key,
  ctrlKey,
  metaKey,
  nativeEvent,
  defaultPrevented,
}: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !defaultPrevented && !nativeEvent.isComposing;
}

const LINE_OF_TEXT =
  '[data-dialog-body] input:not([role="combobox"], [aria-autocomplete], [type="checkbox"], [type="radio"], [type="file"], [type="search"])';

/** The main deed of the question: the last of its buttons. */
function mainDeed(popup: HTMLElement | null): HTMLButtonElement | null {
  return popup?.querySelector<HTMLButtonElement>('[data-dialog-footer] button:last-of-type:enabled') ?? null;
}

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question: "Undo this import?" */
  title: ReactNode;
  /** What will happen, to how many, and whether it can be taken back. */
  children?: ReactNode;
  /** The deed as a verb: "Undo import", never "OK". */
  confirmLabel: string;
  /** What stays as it is: "Cancel" unless told. */
  cancelLabel?: string;
  /** `danger` when it cannot be taken back. */
  look?: 'primary' | 'danger';
  /** Closes when it resolves; a refusal is shown in the dialog. */
  onConfirm: () => Promise<unknown> | unknown;
}

/** Asks once more before something that matters. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    children,
    confirmLabel,
    cancelLabel,
    look = 'primary',
    onConfirm,
  } = props;
  const { t } = useTranslation('ui');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function confirm() {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <BaseAlert.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={styles.veil} />
        <BaseAlert.Popup className={classes(styles.dialog, styles.s)}>
          <header className={styles.header}>
            <BaseAlert.Title className={styles.title}>{title}</BaseAlert.Title>
          </header>
          <BaseAlert.Description className={styles.body} render={<div />}>
            {children}
            {error !== undefined && <Callout problem={error} />}
          </BaseAlert.Description>
          <footer className={styles.footer}>
            <BaseAlert.Close render={<Button>{cancelLabel ?? t('cancel')}</Button>} />
            <Button look={look} busy={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </footer>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
