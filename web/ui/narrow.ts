import { useSyncExternalStore } from 'react';

/** The same width as the style sheets' phones. */
const phone = matchMedia('(max-width: 720px)');

/** Whether the screen is as narrow as a phone's. For what style sheets cannot do alone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}

function subscribe(listener: () => void) {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
}
