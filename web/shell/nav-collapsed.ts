import { useSyncExternalStore } from 'react';
import { recalled, remember } from '../remembered.ts';

const KEY = 'jornada.nav';
const listeners = new Set<() => void>();
let collapsed = recalled(KEY) === 'collapsed';

/** Whether the navigation shows icons only; remembered in this browser. */
export function useNavCollapsed() {
  const value = useSyncExternalStore(subscribe, () => collapsed);
  return { collapsed: value, toggle };
}

function toggle() {
  collapsed = !collapsed;
  remember(KEY, collapsed ? 'collapsed' : 'open');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
