import { useSyncExternalStore } from 'react';

const media = window.matchMedia('(max-width: 720px)');

/** Whether the screen is a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => media.matches);
}

function subscribe(listener: () => void) {
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
