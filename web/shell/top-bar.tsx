import { Keyboard, Languages, LogOut, Search, Settings, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DENSITIES, setDensity, setTheme, THEMES, useAppearance } from '../appearance.ts';
import { AvailabilityChoice, useOwnAvailability } from '../features/assignment/own-availability.tsx';
import { NewsBell } from '../features/notices/bell.tsx';
import { useSignOut } from '../features/session/enter.ts';
import { useMember } from '../features/session/session.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language, switchLanguage } from '../i18n.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Keys } from '../ui/kbd.tsx';
import { Logo } from '../ui/logo.tsx';
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { toastProblem } from '../ui/toast.tsx';
import styles from './top-bar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onHelp: () => void;
}

export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation('shell');
  return (
    <header className={styles.bar}>
      <span className={styles.mark}>
        <Logo nameHidden />
      </span>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Search size={16} aria-hidden />
        <span className={styles.searchText}>{t('palette.open')}</span>
        <span className={styles.keys}>
          <Keys keys="mod+k" />
        </span>
      </button>
      <div className={styles.end}>
        <span className={styles.wide}>
          <IconButton label={t('help.title')} shortcut="?" icon={<Keyboard size={18} />} onClick={onHelp} />
        </span>
        <NewsBell />
        <LanguageMenu />
        <AppearanceMenu />
        <MemberMenu />
      </div>
    </header>
  );
}

/** Each language by its own name, so that everybody finds theirs. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation('shell');
  return (
    <Menu trigger={<IconButton label={t('language')} icon={<Languages size={18} />} />}>
      <MenuChoice
        label={t('language')}
        value={i18n.language as Language}
        options={LANGUAGES.map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        }))}
        onChange={(language) => switchLanguage(language).catch(toastProblem)}
      />
    </Menu>
  );
}

export function AppearanceMenu() {
  const { t } = useTranslation('shell');
  const { theme, density } = useAppearance();
  return (
    <Menu trigger={<IconButton label={t('appearance')} icon={<SunMoon size={18} />} />}>
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={setTheme}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('density.label')}
        value={density}
        options={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChange={setDensity}
      />
    </Menu>
  );
}

function MemberMenu() {
  const { t } = useTranslation('shell');
  const member = useMember();
  const signOut = useSignOut();
  const { t: assigning } = useTranslation('assignment');
  const availability = useOwnAvailability();
  const menu = t('member.menu', { name: member.name });
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.member}
          aria-label={availability?.isAway ? `${menu} (${assigning('away')})` : menu}
        >
          <Avatar name={member.name} />
          {availability && (
            <span className={classes(styles.presence, availability.isAway && styles.away)} aria-hidden />
          )}
        </button>
      }
    >
      <div className={styles.who}>
        <strong>{member.name}</strong>
        <span>{member.email}</span>
      </div>
      <MenuSeparator />
      {availability && <AvailabilityChoice {...availability} />}
      <MenuLink to="/settings" icon={<Settings size={16} />}>
        {t('pages.settings')}
      </MenuLink>
      <MenuItem icon={<LogOut size={16} />} onClick={() => signOut().catch(toastProblem)}>
        {t('member.signOut')}
      </MenuItem>
    </Menu>
  );
}
