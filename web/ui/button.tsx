import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Tooltip } from './tooltip.tsx';

interface Looks {
  /** `primary` at most once on a screen; `danger` for what cannot be undone. */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'm' | 's';
  icon?: ReactNode;
}

export interface ButtonProps extends ComponentProps<'button'>, Looks {
  /** Shows that the deed is under way and keeps the button from being pressed twice. */
  busy?: boolean;
}

export function Button({
  look,
  size,
  icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(looks({ look, size }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <span className={styles.spinner} /> : icon}
      {children}
    </button>
  );
}

type AnchorProps = ComponentProps<'a'> & Looks;

/** A link that looks like a button: for going somewhere. Takes the router's `to`, `params` and `search`. */
export const ButtonLink = createLink(function ButtonAnchor({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: AnchorProps) {
  return (
    <a className={classes(looks({ look, size }), className)} {...rest}>
      {icon}
      {children}
    </a>
  );
});

/** A button-looking link to a file or another site. */
export function ButtonAnchor({ look, size, icon, className, children, ...rest }: AnchorProps) {
  return (
    <a className={classes(looks({ look, size }), className)} {...rest}>
      {icon}
      {children}
    </a>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** Said to screen readers and shown in the tooltip. */
  label: string;
  /** Shown in the tooltip beside the label, e.g. `g c`. */
  shortcut?: string;
  icon: ReactNode;
  look?: 'quiet' | 'secondary';
  size?: 'm' | 's';
}

export function IconButton({
  label,
  shortcut,
  icon,
  look = 'quiet',
  size = 'm',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        className={classes(looks({ look, size }), styles.square, className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}

type IconAnchorProps = Omit<AnchorProps, 'children' | 'aria-label'> & { label: string };

/** A picture that links to a file. */
export function IconAnchor({ label, look, size, icon, className, href, ...rest }: IconAnchorProps) {
  return (
    <Tooltip label={label}>
      <a
        href={href}
        aria-label={label}
        className={classes(looks({ look, size }), styles.square, className)}
        {...rest}
      >
        {icon}
      </a>
    </Tooltip>
  );
}

function looks({ look = 'secondary', size = 'm' }: Looks) {
  return classes(styles.button, styles[look], size === 's' && styles.small);
}
