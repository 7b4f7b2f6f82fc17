import { useEffect, useRef } from 'react';

/** The editor and the button that opens it stand in for each other: whichever comes takes the focus of the one that goes. */
export function useFocusPlace(isEditing: boolean) {
  const editor = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const before = useRef(isEditing);
  useEffect(() => {
    if (before.current === isEditing) return;
    before.current = isEditing;
    (isEditing ? editor : opener).current?.focus();
  }, [isEditing]);
  return { editor, opener };
}
