import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { Keys } from '../ui/kbd.tsx';
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts';
import styles from './keyboard-help.module.css';

interface HelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every shortcut that works on this page. */
export function KeyboardHelp({ open, onOpenChange }: HelpProps) {
  const { t } = useTranslation('shell');
  const shortcuts = useShortcuts();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('help.title')}
      description={t('help.text')}
      size="l"
    >
      <div className={styles.groups}>
        {grouped(shortcuts).map(([group, list]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {list.map(({ keys, label }) => (
                <div key={keys} className={styles.line}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** By heading, each keys once: the latest binding is the one that works. */
function grouped(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const working = new Map(
    shortcuts.filter(({ label }) => label).map((shortcut) => [shortcut.keys, shortcut]),
  );
  return [...Map.groupBy(working.values(), ({ group }) => group ?? '')];
}
