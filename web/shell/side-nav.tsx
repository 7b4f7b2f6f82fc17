import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useShortcut } from '../ui/keyboard.ts';
import { Logo } from '../ui/logo.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useNavCollapsed } from './nav-collapsed.ts';
import { isOnlyItself, type NavigationEntry, SETTINGS } from './navigation.ts';
import styles from './side-nav.module.css';
import { useHome, useNavigationGroups } from './use-navigation.ts';
import { useWaits, WaitingMark } from './waiting-mark.tsx';
import { WorkspaceSwitch } from './workspace-switch.tsx';

/** The navigation at the left on wide screens; phones have the bottom bar. */
export function SideNav() {
  const { t } = useTranslation('shell');
  const { collapsed, toggle } = useNavCollapsed();
  const label = collapsed ? t('nav.open') : t('nav.collapse');
  useShortcut('[', toggle, { label: t('nav.toggle'), group: t('help.general') });
  return (
    <nav className={classes(styles.nav, collapsed && styles.collapsed)} aria-label={t('nav.label')}>
      <div className={styles.top}>
        <Link to="/" className={styles.home} aria-label={t('nav.home')}>
          <Logo nameHidden={collapsed} />
        </Link>
      </div>
      <div className={styles.groups}>
        <NavGroups collapsed={collapsed} />
      </div>
      <div className={styles.bottom}>
        <NavLink entry={SETTINGS} collapsed={collapsed} />
        {!collapsed && <WorkspaceSwitch />}
        <IconButton
          className={styles.toggle}
          label={label}
          shortcut="["
          icon={collapsed ? <PanelLeftOpen size={18} /> : <PanelLeftClose size={18} />}
          onClick={toggle}
        />
      </div>
    </nav>
  );
}

/** The first page; then listen, understand, act, prove, each with its pages. */
export function NavGroups({ collapsed }: { collapsed?: boolean }) {
  const { t } = useTranslation('shell');
  const home = useHome();
  const groups = useNavigationGroups();
  const waits = useWaits();
  return (
    <>
      {home && <NavLink entry={home} collapsed={collapsed} />}
      {groups.map(({ group, entries }) => (
        <section key={group} className={styles.group} aria-label={t(`groups.${group}`)}>
          <h2 className={styles.groupName}>{t(`groups.${group}`)}</h2>
          <ul className={styles.entries}>
            {entries.map((entry) => (
              <li key={entry.page}>
                <NavLink entry={entry} collapsed={collapsed} waits={waits(entry.page)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface NavLinkProps {
  entry: NavigationEntry;
  collapsed?: boolean;
  /** How many things behind it wait for the member. */
  waits?: number;
}

export function NavLink({ entry, collapsed, waits = 0 }: NavLinkProps) {
  const { t } = useTranslation('shell');
  const name = t(`pages.${entry.page}`);
  const link = (
    <Link
      to={entry.to}
      className={styles.entry}
      activeProps={{ 'data-here': true }}
      activeOptions={{ exact: isOnlyItself(entry), includeSearch: false }}
    >
      <entry.icon size={18} aria-hidden />
      <span className={collapsed ? 'visually-hidden' : styles.name}>{name}</span>
      <WaitingMark count={waits} place={collapsed ? 'corner' : 'behind'} />
    </Link>
  );
  return collapsed ? (
    <Tooltip label={name} shortcut={entry.shortcut}>
      {link}
    </Tooltip>
  ) : (
    link
  );
}
