import { useNavigate } from '@tanstack/react-router';
import { Building2, FileInput, Keyboard, KeyRound, Languages, LogOut, Rows3, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setDensity, setTheme, THEMES, useAppearance } from '../appearance.ts';
import { useSignOut } from '../features/session/enter.ts';
import { useMay } from '../features/session/session.ts';
import { LANGUAGE_NAMES, LANGUAGES, switchLanguage } from '../i18n.ts';
import { useShortcut } from '../ui/keyboard.ts';
import { toastProblem } from '../ui/toast.tsx';
import { type Command, useCommands } from './commands.ts';
import type { NavigationEntry } from './navigation.ts';
import { useNavigationEntries } from './use-navigation.ts';

interface Openers {
  openPalette: () => void;
  openHelp: () => void;
}

/** What can be done from anywhere: go to a page, begin something, change how the app looks. */
export function useShellCommands({ openPalette, openHelp }: Openers) {
  const { t } = useTranslation('shell');
  useShortcut('mod+k', openPalette, { label: t('palette.open'), group: t('help.general') });
  useShortcut('?', openHelp, { label: t('help.title'), group: t('help.general') });
  useCommands([...usePages(), ...useActions(openHelp), ...useAppearanceCommands()]);
}

/** `g c` and its like: to every page of the navigation. Draws nothing. */
export function GoToShortcuts() {
  return useNavigationEntries().map((entry) => <GoToShortcut key={entry.page} entry={entry} />);
}

function GoToShortcut({ entry }: { entry: NavigationEntry }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  useShortcut(entry.shortcut, () => navigate({ to: entry.to }), {
    label: t(`pages.${entry.page}`),
    group: t('help.goTo'),
  });
  return null;
}

function usePages(): Command[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  return useNavigationEntries().map((entry) => ({
    id: `page:${entry.page}`,
    title: t(`pages.${entry.page}`),
    group: 'pages',
    icon: entry.icon,
    shortcut: entry.shortcut,
    run: () => navigate({ to: entry.to }),
  }));
}

function useActions(openHelp: () => void): Command[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const may = useMay();
  const actions: (Command & { allowed: boolean })[] = [
    {
      id: 'import',
      title: t('actions.import'),
      icon: FileInput,
      allowed: may('imports.write'),
      group: 'actions',
      keywords: 'csv excel json',
      run: () => navigate({ to: '/imports' }),
    },
    {
      id: 'sample',
      title: t('actions.sample'),
      icon: Building2,
      allowed: may('workspace.manage'),
      group: 'actions',
      keywords: 'demo',
      run: () => navigate({ to: '/sample' }),
    },
    {
      id: 'new-key',
      title: t('actions.newKey'),
      icon: KeyRound,
      allowed: may('keys.manage'),
      group: 'actions',
      keywords: 'api token',
      run: () => navigate({ to: '/settings/$section', params: { section: 'keys' }, search: { new: 'key' } }),
    },
    {
      id: 'help',
      title: t('help.title'),
      icon: Keyboard,
      allowed: true,
      group: 'actions',
      shortcut: '?',
      run: openHelp,
    },
    {
      id: 'sign-out',
      title: t('member.signOut'),
      icon: LogOut,
      allowed: true,
      group: 'actions',
      run: () => void signOut().catch(toastProblem),
    },
  ];
  return actions.filter(({ allowed }) => allowed);
}

function useAppearanceCommands(): Command[] {
  const { t, i18n } = useTranslation('shell');
  const { theme, density } = useAppearance();
  const otherDensity = density === 'compact' ? 'comfortable' : 'compact';
  return [
    ...THEMES.filter((one) => one !== theme).map(
      (one): Command => ({
        id: `theme:${one}`,
        title: t('actions.theme', { theme: t(`theme.${one}`) }),
        icon: SunMoon,
        group: 'appearance',
        run: () => setTheme(one),
      }),
    ),
    {
      id: 'density',
      title: t('actions.density', { density: t(`density.${otherDensity}`) }),
      icon: Rows3,
      group: 'appearance',
      run: () => setDensity(otherDensity),
    },
    ...LANGUAGES.filter((one) => one !== i18n.language).map(
      (one): Command => ({
        id: `language:${one}`,
        title: t('actions.language', { language: LANGUAGE_NAMES[one] }),
        icon: Languages,
        group: 'appearance',
        keywords: 'language idioma limba',
        run: () => void switchLanguage(one).catch(toastProblem),
      }),
    ),
  ];
}
