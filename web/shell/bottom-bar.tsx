import { Link } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../ui/dialog.tsx';
import styles from './bottom-bar.module.css';
import { isOnlyItself, type NavigationEntry, SETTINGS } from './navigation.ts';
import { NavGroups, NavLink } from './side-nav.tsx';
import { useNavigationEntries } from './use-navigation.ts';
import { useWaits, WaitingMark } from './waiting-mark.tsx';
import { WorkspaceSwitch } from './workspace-switch.tsx';

const PLACES = 4;
/** What people look at on the way; whoever may not see some of it has the next pages there. */
const AT_THE_THUMB: NavigationEntry['page'][] = ['pulse', 'inbox', 'journey', 'customers'];

/** The navigation of phones: the first pages at the thumb, the others behind "More". */
export function BottomBar() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const entries = useNavigationEntries();
  const first = [
    ...AT_THE_THUMB.flatMap((page) => entries.find((entry) => entry.page === page) ?? []),
    ...entries.filter(({ page }) => !AT_THE_THUMB.includes(page)),
  ].slice(0, PLACES);
  const waits = useWaits();
  const behind = entries
    .filter((entry) => !first.includes(entry))
    .reduce((sum, { page }) => sum + waits(page), 0);
  return (
    <nav className={styles.bar} aria-label={t('nav.label')}>
      {first.map((entry) => (
        <Link
          key={entry.page}
          to={entry.to}
          className={styles.place}
          activeProps={{ 'data-here': true }}
          activeOptions={{ exact: isOnlyItself(entry), includeSearch: false }}
        >
          <entry.icon size={20} aria-hidden />
          <span className={styles.name}>{t(`short.${entry.page}`)}</span>
          <WaitingMark count={waits(entry.page)} place="corner" />
        </Link>
      ))}
      <button type="button" className={styles.place} aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuIcon size={20} aria-hidden />
        <span className={styles.name}>{t('nav.more')}</span>
        <WaitingMark count={behind} place="dot" />
      </button>
      <Drawer open={open} onOpenChange={setOpen} title={t('nav.label')}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: closes behind the links inside, which have the keys. */}
        <div
          className={styles.all}
          onClick={(event) => (event.target as Element).closest('a') && setOpen(false)}
        >
          <NavGroups />
          <NavLink entry={SETTINGS} />
          <WorkspaceSwitch />
        </div>
      </Drawer>
    </nav>
  );
}
