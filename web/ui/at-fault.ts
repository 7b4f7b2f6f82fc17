/** After a save that was refused, what is at fault comes into sight and has the focus. */
import { type RefObject, useEffect } from 'react';

/** What was done last: a deed, or typing, which nothing may interrupt. */
let lastIsDeed = false;

if (typeof document !== 'undefined') {
  document.addEventListener('submit', () => mark(true), true);
  document.addEventListener('click', ({ target }) => isDeed(target) && mark(true), true);
  document.addEventListener('input', () => mark(false), true);
}

function mark(isDeed: boolean) {
  lastIsDeed = isDeed;
}

/** A button that does something, and no choice. */
const isDeed = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button:not([role], [aria-pressed])') !== null;

/** Of a field: brings the first one at fault in its form into sight when a deed was refused for it. */
export function useShownAtFault(field: RefObject<HTMLElement | null>, isAtFault: boolean) {
  useEffect(() => {
    const form = field.current?.closest('form, [data-modal]');
    if (!isAtFault || !lastIsDeed || !form) return;
    // Fields are told one after the other; the first of them is known when all were.
    const frame = requestAnimationFrame(() => {
      const first = form.querySelector<HTMLElement>('[data-at-fault]');
      first?.scrollIntoView({ block: 'center' });
      first
        ?.querySelector<HTMLElement>(
          'input:not([type="hidden"], [aria-hidden="true"]), textarea, select, button',
        )
        ?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [field, isAtFault]);
}

/** Of a sentence about a whole dialog, which may have been scrolled away. */
export function useShownInDialog(box: RefObject<HTMLElement | null>, isProblem: boolean) {
  useEffect(() => {
    if (isProblem && lastIsDeed && box.current?.closest('[data-dialog-body]'))
      box.current.scrollIntoView({ block: 'nearest' });
  }, [box, isProblem]);
}
