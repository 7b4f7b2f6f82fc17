/** What was entered in a dialog and not saved yet is not lost by a slip of the hand. */
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';

/** Only narrows what there is to choose from. */
const SEARCHES = '[type="search"], [role="combobox"], [aria-autocomplete]';
const CHOICES = '[role="radio"], [role="checkbox"], [role="switch"]';

/**
 * Whether a dialog may close by itself once something was typed or chosen in it: never by a press outside, and by Escape
 * or its cross only when that is asked and confirmed.
 * @param saves whether the dialog has anything to save: others search or show
 */
export function useKept(open: boolean, saves: boolean) {
  const isEntered = useRef(false);
  const [isAsking, ask] = useState(false);
  useEffect(() => {
    if (open) return;
    isEntered.current = false;
    ask(false);
  }, [open]);

  /** Lists to choose from stand elsewhere in the page; another dialog that opens from this one keeps its own. */
  function note(
    { target, currentTarget }: SyntheticEvent,
    counts: (target: Element, isInside: boolean) => boolean,
  ) {
    if (!(target instanceof Element)) return;
    const dialog = target.closest('[data-modal]');
    if ((dialog === null || dialog === currentTarget) && counts(target, dialog !== null))
      isEntered.current = true;
  }

  return {
    isAsking,
    ask,
    watching: {
      onChange: (event: SyntheticEvent) => note(event, (target) => !target.matches(SEARCHES)),
      onClick: (event: SyntheticEvent) => note(event, chooses),
      onKeyDown: (event: KeyboardEvent) =>
        (event.key === 'Enter' || event.key === ' ') && note(event, chooses),
    },
    mayClose(reason: string) {
      if (!saves || !isEntered.current) return true;
      if (reason === 'outside-press') return false;
      if (reason !== 'escape-key' && reason !== 'close-press') return true;
      ask(true);
      return false;
    },
  };
}

/** Of a list that stands in the dialog itself, one is only picked. */
const chooses = (target: Element, isInside: boolean) =>
  target.closest(isInside ? CHOICES : '[role="option"]') !== null || target.matches(CHOSEN_BY_KEY);

/** The field of a list in which the keyboard is on a choice. */
const CHOSEN_BY_KEY = '[role="combobox"][aria-activedescendant]';
