import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Keys } from './kbd.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  label: string;
  /** Keys as in `useShortcut`, e.g. `g c`. */
  shortcut?: string;
  /** One element that can take the focus: a button or a link. */
  children: ReactElement<Record<string, unknown>>;
}

/** Names an icon or adds a nicety. Never the only place where something is said: touch has no tooltips. */
export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {label}
            {shortcut && <Keys keys={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
