import { useMay } from '../features/session/session.ts';
import { NAVIGATION, type NavigationEntry, type NavigationGroup, SETTINGS } from './navigation.ts';

/** The groups and entries this member may open. */
export function useNavigationGroups(): NavigationGroup[] {
  const may = useMay();
  return NAVIGATION.map(({ group, entries }) => ({
    group,
    entries: entries.filter(({ permission }) => !permission || may(permission)),
  })).filter(({ entries }) => entries.length > 0);
}

export function useNavigationEntries(): NavigationEntry[] {
  return [...useNavigationGroups().flatMap(({ entries }) => entries), SETTINGS];
}
