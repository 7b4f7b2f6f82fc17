// biome-ignore-all lint/a11y/useSemanticElements: a listbox whose options a text field points at has no element of its own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the text field holds the focus and points at the active option.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above; the keys are the text field's.
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import dialog from '../ui/dialog.module.css';
import { Keys } from '../ui/kbd.tsx';
import { useSettled } from '../ui/settled.ts';
import { useArticleCommands } from './article-commands.tsx';
import styles from './command-palette.module.css';
import { type Command, type CommandGroup, findCommands, useAllCommands } from './commands.ts';
import { useConversationCommands } from './conversation-commands.tsx';
import { useCustomerCommands } from './customer-commands.ts';

interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Finds customers, pages and deeds by typing. */
export function CommandPalette({ open, onOpenChange }: PaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.veil} />
        <Dialog.Popup
          className={classes(dialog.dialog, dialog.m, styles.palette)}
          aria-label={t('palette.open')}
        >
          <Palette onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const GROUPS: readonly CommandGroup[] = [
  'here',
  'customers',
  'pages',
  'actions',
  'appearance',
  'articles',
  'conversations',
];
const TYPING_PAUSE_MS = 150;

function Palette({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { commands: inWorkspace, searching } = useFound(typed);
  const found = [...findCommands(useAllCommands(), typed), ...inWorkspace];
  const groups = GROUPS.map((group) => ({
    group,
    commands: found.filter((command) => command.group === group),
  }));
  const ordered = groups.flatMap(({ commands }) => commands);
  const current = ordered[Math.min(active, ordered.length - 1)];

  function run(command: Command | undefined) {
    if (!command) return;
    onDone();
    command.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(current);
    if (step === undefined || ordered.length === 0) return;
    event.preventDefault();
    setActive((Math.min(active, ordered.length - 1) + step + ordered.length) % ordered.length);
  }

  return (
    <>
      <div className={styles.field}>
        <Search size={18} aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-label={t('palette.open')}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {searching && <span className={styles.searching}>{t('palette.searching')}</span>}
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={t('palette.results')} className={styles.list}>
        {groups.map(
          ({ group, commands }) =>
            commands.length > 0 && (
              <div key={group} role="group" aria-label={t(`palette.groups.${group}`)}>
                <div className={styles.group} aria-hidden="true">
                  {t(`palette.groups.${group}`)}
                </div>
                {commands.map((command) => (
                  <Entry
                    key={command.id}
                    id={`${id}-${command.id}`}
                    command={command}
                    active={command === current}
                    onPoint={() => setActive(ordered.indexOf(command))}
                    onRun={() => run(command)}
                  />
                ))}
              </div>
            ),
        )}
      </div>
      {ordered.every(({ id }) => id === 'search-inbox') && !searching && (
        <p className={styles.none}>{t('palette.none', { typed })}</p>
      )}
    </>
  );
}

/** What the workspace has of what is typed. */
function useFound(typed: string): { commands: Command[]; searching: boolean } {
  const search = useSettled(typed.trim(), TYPING_PAUSE_MS);
  const found = [
    useCustomerCommands(search),
    useArticleCommands(search),
    useConversationCommands(search),
  ] as const;
  return {
    commands: found.flatMap(({ commands }) => commands),
    searching: found.some((one) => one.searching),
  };
}

interface EntryProps {
  id: string;
  command: Command;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Entry({ id, command, active, onPoint, onRun }: EntryProps) {
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={entry}
      id={id}
      role="option"
      aria-selected={active}
      className={styles.entry}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      {command.icon && <command.icon size={18} aria-hidden />}
      <span className={styles.title}>{command.marked ?? command.title}</span>
      {command.hint && <span className={styles.hint}>{command.hint}</span>}
      {command.shortcut && <Keys keys={command.shortcut} />}
    </div>
  );
}
