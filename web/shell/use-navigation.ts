import { useMay } from '../features/session/session.ts';
import { HOME, NAVIGATION, type NavigationEntry, type NavigationGroup, SETTINGS } from './navigation.ts';

/** The groups and entries this member may open. */
export function useNavigationGroups(): NavigationGroup[] {
  const may = useMay();
  return NAVIGATION.map(({ group, entries }) => ({
    group,
    entries: entries.filter(({ permission }) => !permission || may(permission)),
  })).filter(({ entries }) => entries.length > 0);
}

/** The first page, for members who may open it. */
export function useHome(): NavigationEntry | undefined {
  const may = useMay();
  return HOME.permission && !may(HOME.permission) ? undefined : HOME;
}

export function useNavigationEntries(): NavigationEntry[] {
  const home = useHome();
  return [...(home ? [home] : []), ...useNavigationGroups().flatMap(({ entries }) => entries), SETTINGS];
}
