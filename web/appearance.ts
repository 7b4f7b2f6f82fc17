/**
 * How this reader wants the app to look: theme and density. Kept in this browser; `public/theme.js` applies
 * the same keys before the first paint.
 */
import { useSyncExternalStore } from 'react';
import { recalled, remember } from './remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Appearance {
  theme: Theme;
  density: Density;
}

const listeners = new Set<() => void>();
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
let current: Appearance = {
  theme: stored('jornada.theme', THEMES, 'system'),
  density: stored('jornada.density', DENSITIES, 'comfortable'),
};

systemIsDark.addEventListener('change', apply);

/** The chosen theme and density, live. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => current);
}

export function setTheme(theme: Theme) {
  change({ ...current, theme });
}

export function setDensity(density: Density) {
  change({ ...current, density });
}

function change(next: Appearance) {
  current = next;
  remember('jornada.theme', next.theme);
  remember('jornada.density', next.density);
  apply();
  for (const listener of listeners) listener();
}

function apply() {
  const dark = current.theme === 'dark' || (current.theme === 'system' && systemIsDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.density = current.density;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
  const value = recalled(key) as T | null;
  return value && allowed.includes(value) ? value : fallback;
}
