import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallPops } from '../features/contact-log/call-pop.tsx';
import { ReopenedBeginning } from '../features/conversations/held-beginnings.tsx';
import { useNotices } from '../features/notices/use-notices.ts';
import { useFreshWaitingForUs, useWaitingForUs } from '../features/notices/waiting.ts';
import { useQualityNews } from '../features/quality/quality-news.ts';
import { useFreshWaiting } from '../features/quality/waiting.ts';
import { classes } from '../ui/classes.ts';
import { TitleMark } from '../ui/document-title.tsx';
import styles from './app-shell.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { useNavCollapsed } from './nav-collapsed.ts';
import { GoToShortcuts, useShellCommands } from './shell-commands.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortCount } from './waiting-mark.tsx';

/** The frame around every page of a signed-in member. */
export function AppShell() {
  const { t } = useTranslation('shell');
  const { collapsed } = useNavCollapsed();
  const waiting = useWaitingForUs();
  const short = useShortCount();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  useNotices();
  useQualityNews();
  useFreshWaitingForUs();
  useFreshWaiting();
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
        <TitleMark mark={waiting ? `(${short(waiting)})` : ''}>
          <Outlet />
        </TitleMark>
      </main>
      <BottomBar />
      <CallPops />
      <ReopenedBeginning />
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} />
      <KeyboardHelp open={helpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}
