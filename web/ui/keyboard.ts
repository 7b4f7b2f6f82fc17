/**
 * Keyboard shortcuts. `useShortcut('g c', goToCustomers, { label, group })` holds while the component is mounted
 * and is listed in the help that `?` opens.
 *
 * Notation: one key (`j`, `?`, `Enter`), keys after each other (`g c`), held together (`mod+k`; mod is ⌘ or Ctrl).
 * Shortcuts without `mod` rest while somebody types and while a dialog is open.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface ShortcutInfo {
  /** What it does, in the reader's language: the line in the help. Without one it is not listed. */
  label?: string;
  /** Heading in the help. */
  group?: string;
  /** Holds only then; otherwise the key keeps its ordinary meaning. */
  when?: (event: KeyboardEvent) => boolean;
}

export interface Shortcut extends ShortcutInfo {
  keys: string;
  run: (event: KeyboardEvent) => void;
}

const SEQUENCE_PAUSE_MS = 1000;

const listeners = new Set<() => void>();
let shortcuts: readonly Shortcut[] = [];
let typed: string[] = [];
let lastKeyAt = 0;

/** Binds keys to a deed while the component is mounted. The latest binding of the same keys wins. */
export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, info: ShortcutInfo = {}) {
  const latest = useRef({ run, when: info.when });
  latest.current = { run, when: info.when };
  const { label, group } = info;
  useEffect(() => {
    const shortcut: Shortcut = {
      keys,
      label,
      group,
      run: (event) => latest.current.run(event),
      when: (event) => latest.current.when?.(event) ?? true,
    };
    change([...shortcuts, shortcut]);
    return () => change(shortcuts.filter((other) => other !== shortcut));
  }, [keys, label, group]);
}

/** Lists in the help what a field, or something that comes and goes, does by these keys. */
export function useKeysTold(keys: string, info: Pick<ShortcutInfo, 'label' | 'group'>) {
  useShortcut(keys, () => {}, { ...info, when: () => false });
}

/** Every shortcut that works right now, for the help. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shortcuts);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
  const key = written(event);
  const held = event.metaKey || event.ctrlKey;
  if (!held && (isTyping(event.target) || isDialogOpen())) return;
  typed = event.timeStamp - lastKeyAt > SEQUENCE_PAUSE_MS ? [key] : [...typed, key].slice(-3);
  lastKeyAt = event.timeStamp;
  const match = findMatch(event);
  if (!match) return;
  typed = [];
  event.preventDefault();
  match.run(event);
});

/** The longest sequence that ends with the key just pressed. */
function findMatch(event: KeyboardEvent): Shortcut | undefined {
  for (let length = typed.length; length > 0; length--) {
    const keys = typed.slice(-length).join(' ');
    const match = shortcuts.findLast(({ keys: bound, when }) => bound === keys && when?.(event) !== false);
    if (match) return match;
  }
  return undefined;
}

function written(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : '';
  const alt = event.altKey && mod ? 'alt+' : '';
  const shift = event.shiftKey && (mod || event.key.length > 1) ? 'shift+' : '';
  return mod + alt + shift + key;
}

function isModifier(key: string) {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  );
}

function isDialogOpen(): boolean {
  return (
    document.querySelector(
      '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"][data-open]',
    ) !== null
  );
}

function change(next: readonly Shortcut[]) {
  shortcuts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
