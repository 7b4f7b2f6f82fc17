import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { useProblemText } from './callout.tsx';
import { classes } from './classes.ts';
import { Keys } from './kbd.tsx';
import styles from './toast.module.css';

const manager = Base.createToastManager<ToastData>();
const UNDO_TIME_MS = 10_000;

interface ToastData {
  problem?: unknown;
  undo?: () => void;
  deed?: ToastDeed;
}

export interface ToastDeed {
  label: string;
  /** Shown beside it, in the notation of `useShortcut`; whoever offers it binds them. */
  keys?: string;
  run: () => void;
}

export interface ToastOptions {
  /** One of the same id that is still shown is replaced. */
  id?: string;
  /** What has been done, in past tense: "Import undone". */
  title: string;
  description?: string;
  /** Offers to take it back for ten seconds. */
  undo?: () => void;
  /** Offers something else to do about it, as long. */
  deed?: ToastDeed;
  onClose?: () => void;
}

/** Says in passing that something has been done, or happened. Nothing that must be read belongs here. */
export function toast({ id, title, description, undo, deed, onClose }: ToastOptions) {
  const timeout = undo || deed ? UNDO_TIME_MS : undefined;
  manager.add({ ...(id && { id }), title, description, data: { undo, deed }, timeout, onClose });
}

export const closeToast = (id: string) => manager.close(id);

/** Says that something failed, in plain words; for deeds that have no form to show it in. */
export function toastProblem(problem: unknown) {
  manager.add({ type: 'problem', priority: 'high', data: { problem }, timeout: UNDO_TIME_MS });
}

/** Where toasts appear; once, around the app. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Base.Provider toastManager={manager}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport} aria-label={t('toasts')}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((one) => <OneToast key={one.id} toast={one} />);
}

function OneToast({ toast: one }: { toast: Base.Root.ToastObject<ToastData> }) {
  const { t } = useTranslation('ui');
  const { close } = Base.useToastManager();
  const words = useProblemText(one.data?.problem);
  return (
    <Base.Root toast={one} className={styles.toast}>
      <Base.Content className={styles.content}>
        <div className={styles.text}>
          <Base.Title className={styles.title}>{words?.title ?? one.title}</Base.Title>
          <Base.Description className={classes(styles.description, one.data?.deed && styles.short)}>
            {words?.detail ?? one.description}
          </Base.Description>
        </div>
        {one.data?.undo && (
          <button
            type="button"
            className={styles.undo}
            onClick={() => {
              one.data?.undo?.();
              close(one.id);
            }}
          >
            {t('undo')}
          </button>
        )}
        {one.data?.deed && (
          <button
            type="button"
            className={styles.undo}
            onClick={() => {
              one.data?.deed?.run();
              close(one.id);
            }}
          >
            {one.data.deed.label}
            {one.data.deed.keys && (
              <span className={styles.keys} aria-hidden>
                <Keys keys={one.data.deed.keys} />
              </span>
            )}
          </button>
        )}
        <Base.Close render={<IconButton label={t('close')} icon={<X size={16} />} size="s" />} />
      </Base.Content>
    </Base.Root>
  );
}
