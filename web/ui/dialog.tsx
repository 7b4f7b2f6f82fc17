import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { Callout } from './callout.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l';
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
  const { t } = useTranslation('ui');
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup ref={popup} className={className} initialFocus={() => firstControl(popup.current)}>
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
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where one begins: the first control of the content, or the surface itself; never the cross that closes it. */
function firstControl(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('[data-dialog-body] :is(input, textarea, select)') ?? popup;
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
  /** `danger` when it cannot be taken back. */
  look?: 'primary' | 'danger';
  /** Closes when it resolves; a refusal is shown in the dialog. */
  onConfirm: () => Promise<unknown> | unknown;
}

/** Asks once more before something that matters. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, look = 'primary', onConfirm } = props;
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
            <BaseAlert.Close render={<Button>{t('cancel')}</Button>} />
            <Button look={look} busy={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </footer>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
