import { Menu as Base } from '@base-ui/react/menu';
import { createLink } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Keys } from './kbd.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  /** The button that opens it: Button or IconButton. */
  trigger: ReactElement<Record<string, unknown>>;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
}

/** A list of deeds behind a button. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  look?: 'plain' | 'danger';
  disabled?: boolean;
  /** Shown beside it; bind it with `useShortcut`. */
  shortcut?: string;
  onClick: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, look, disabled, shortcut, onClick, children }: MenuItemProps) {
  return (
    <Base.Item
      className={classes(styles.item, look === 'danger' && styles.danger)}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
      {shortcut ? <span className={styles.fill}>{children}</span> : children}
      {shortcut && (
        <span aria-hidden className={styles.keys}>
          <Keys keys={shortcut} />
        </span>
      )}
    </Base.Item>
  );
}

/** A menu entry that goes somewhere; takes the router's `to`, `params`, `search`. */
export const MenuLink = createLink(function MenuAnchor({
  icon,
  children,
  ...rest
}: ComponentProps<'a'> & { icon?: ReactNode }) {
  return (
    <Base.LinkItem
      className={styles.item}
      closeOnClick
      render={
        <a {...rest}>
          {icon}
          {children}
        </a>
      }
    />
  );
});

/** Entries under a heading. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export interface MenuChoiceProps<Value extends string> {
  label: ReactNode;
  value: Value;
  options: readonly { value: Value; label: ReactNode; lang?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, chosen in the menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={styles.item} closeOnClick>
          <span className={styles.fill} lang={option.lang}>
            {option.label}
          </span>
          <Base.RadioItemIndicator className={styles.tick}>
            <Check size={16} />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Something switched on or off in the menu, which stays open. */
export function MenuCheck({ checked, onChange, disabled, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      className={styles.item}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
    >
      <span className={styles.fill}>{children}</span>
      <Base.CheckboxItemIndicator className={styles.tick}>
        <Check size={16} />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}
