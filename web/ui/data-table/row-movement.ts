import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../keyboard.ts';

interface MovementOptions {
  grid: RefObject<HTMLElement | null>;
  count: number;
  /** Scrolls a row into sight. */
  reveal: (index: number) => void;
  open?: (index: number) => void;
}

const ROWS_A_PAGE = 10;

/** The row the keyboard is on: j and k from anywhere on the page; arrows, Home, End and Enter inside the table. */
export function useRowMovement({ grid, count, reveal, open }: MovementOptions) {
  const { t } = useTranslation('ui');
  const [picked, pick] = useState(-1);
  const active = Math.min(picked, count - 1);

  function moveTo(index: number) {
    if (count === 0) return;
    const next = Math.max(0, Math.min(count - 1, index));
    pick(next);
    reveal(next);
    grid.current?.focus({ preventScroll: true });
  }

  function openActive() {
    if (active >= 0) open?.(active);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + ROWS_A_PAGE,
      PageUp: active - ROWS_A_PAGE,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  }

  const group = t('keys.lists');
  useShortcut('j', () => moveTo(active + 1), { label: t('table.next'), group });
  useShortcut('k', () => moveTo(active - 1), { label: t('table.previous'), group });
  useShortcut('Enter', openActive, {
    label: open && t('table.open'),
    group,
    when: (event) => event.target === grid.current,
  });

  return { active, pick, onKeyDown };
}
