import { useSyncExternalStore } from 'react';

const KEY = 'jornada.nav';
const listeners = new Set<() => void>();
let collapsed = remembered();

/** Whether the navigation shows icons only; remembered in this browser. */
export function useNavCollapsed() {
  const value = useSyncExternalStore(subscribe, () => collapsed);
  return { collapsed: value, toggle };
}

function toggle() {
  collapsed = !collapsed;
  try {
    localStorage.setItem(KEY, collapsed ? 'collapsed' : 'open');
  } catch {
    // Storage is forbidden here: the choice lasts until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'collapsed';
  } catch {
    return false;
  }
}
