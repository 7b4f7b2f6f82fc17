/**
 * The command palette's registry. A page offers what can be done on it while it is shown:
 * `useCommands([{ id, title, group: 'actions', run }])`. What holds everywhere stands in `shell-commands.tsx`.
 */
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';

export type CommandGroup =
  | 'here'
  | 'pages'
  | 'actions'
  | 'appearance'
  | 'customers'
  | 'articles'
  | 'conversations';

export interface Command {
  /** Stable and unique. */
  id: string;
  /** In the reader's language: a place, or a deed beginning with its verb. */
  title: string;
  /** The title with what is typed marked in it, for what was found in the workspace. */
  marked?: ReactNode;
  group: CommandGroup;
  /** A second, quieter text: an e-mail address, what it is for. */
  hint?: ReactNode;
  /** Other words people may type for it. */
  keywords?: string;
  icon?: LucideIcon;
  /** Shown beside it; bind it with `useShortcut`. */
  shortcut?: string;
  run: () => void;
}

const listeners = new Set<() => void>();
const registered = new Map<string, readonly Command[]>();
let all: readonly Command[] = [];

/** Offers commands in the palette while the component is mounted. */
export function useCommands(commands: readonly Command[]) {
  const owner = useId();
  const latest = useRef(commands);
  latest.current = commands;
  const signature = commands.map(({ id, title, hint }) => `${id} ${title} ${hint}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the commands' contents.
  useEffect(() => {
    const lasting = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    change(owner, lasting);
    return () => change(owner, undefined);
  }, [owner, signature]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => all);
}

/** Commands that contain every word typed, in any order, whatever the accents. Those whose title begins so come first. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const beginning = plain(typed);
  return commands
    .filter(({ title, hint, keywords = '' }) => {
      const text = plain(`${title} ${typeof hint === 'string' ? hint : ''} ${keywords}`);
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => Number(begins(other, beginning)) - Number(begins(one, beginning)));
}

function begins(command: Command, text: string) {
  return text !== '' && plain(command.title).startsWith(text);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

function change(owner: string, commands: readonly Command[] | undefined) {
  if (commands) registered.set(owner, commands);
  else registered.delete(owner);
  all = [...registered.values()].flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
