import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMemberNews } from '../features/conversations/member-news.ts';
import { useLateNews } from '../features/service-levels/late-news.ts';
import { classes } from '../ui/classes.ts';
import styles from './app-shell.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { useNavCollapsed } from './nav-collapsed.ts';
import { GoToShortcuts, useShellCommands } from './shell-commands.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame around every page of a signed-in member. */
export function AppShell() {
  const { t } = useTranslation('shell');
  const { collapsed } = useNavCollapsed();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  useLateNews();
  useMemberNews();
  useShellCommands({ openPalette: () => setPaletteOpen(true), openHelp: () => setHelpOpen(true) });
  return (
    <div className={classes(styles.shell, collapsed && styles.collapsed)}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <GoToShortcuts />
      <SideNav />
      <TopBar onSearch={() => setPaletteOpen(true)} onHelp={() => setHelpOpen(true)} />
      <main id="main" className={styles.main} tabIndex={-1} data-scroll-restoration-id="main">
        <Outlet />
      </main>
      <BottomBar />
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} />
      <KeyboardHelp open={helpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}
