/** The inbox by keyboard alone. */
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import type { Deeds } from './deeds.ts';
import { solving } from './header.tsx';
import type { Before } from './inverse.ts';
import type { Picker } from './pickers.tsx';

interface Doings {
  /** What deeds are about: those chosen, else the one that is open or marked. */
  targets: readonly Before[];
  deeds: Deeds;
  step: (steps: number) => void;
  openActive: () => void;
  back: () => void;
  begin: () => void;
  choose: () => void;
  pick: (what: Picker) => void;
}

export function useInboxKeys(doings: Doings) {
  const { t } = useTranslation('conversations');
  const group = t('keys.group');
  const { step, openActive, back, begin, choose } = doings;
  useShortcut('j', () => step(1), { label: t('keys.next'), group });
  useShortcut('k', () => step(-1), { label: t('keys.previous'), group });
  useShortcut('o', openActive, { label: t('keys.open'), group });
  useShortcut('Enter', openActive, { label: t('keys.open'), group, when: isForNothingElse });
  useShortcut('u', back, { label: t('keys.back'), group });
  useShortcut('x', choose, { label: t('keys.choose'), group });
  useDeedKeys(doings);
  const mayWrite = useMay()('conversations.write');
  useShortcut('c', begin, { label: mayWrite ? t('begin') : undefined, group, when: () => mayWrite });
}

function useDeedKeys({ targets, deeds, pick }: Doings) {
  const { t } = useTranslation('conversations');
  const group = t('keys.group');
  const mayWrite = useMay()('conversations.write');
  const when = () => mayWrite && targets.length > 0;
  const told = (label: string) => ({ label: mayWrite ? label : undefined, group, when });
  const [first] = targets;
  useShortcut(
    'e',
    () =>
      deeds.change(
        targets.length === 1
          ? solving(first!)
          : { on: targets, change: { status: 'solved' }, done: 'solved' },
      ),
    told(t('keys.solve')),
  );
  useShortcut(
    'a',
    () => deeds.change({ on: targets, change: { assignee: 'me' }, done: 'assigned' }),
    told(t('keys.assign')),
  );
  useShortcut('#', () => pick('tags'), told(t('keys.tags')));
  useShortcut('s', () => pick('snooze'), told(t('keys.snooze')));
  useShortcut('p', () => pick('priority'), told(t('keys.priority')));
  useShortcut('d', () => pick('department'), told(t('keys.department')));
  useShortcut('m', () => pick('assignee'), told(t('keys.assignee')));
  useShortcut('t', () => pick('language'), told(t('keys.language')));
  const isWaiting = targets.every(({ status }) => status === 'waiting');
  useShortcut(
    'w',
    () => deeds.change({ on: targets, change: { status: isWaiting ? 'open' : 'waiting' }, done: 'status' }),
    told(t('keys.wait')),
  );
  const isSpam = targets.length > 0 && targets.every(({ status }) => status === 'spam');
  useShortcut(
    '!',
    () => deeds.change({ on: targets, change: { status: isSpam ? 'open' : 'spam' }, done: 'status' }),
    told(t('keys.spam')),
  );
  useShortcut('q', () => deeds.askToClose(targets), told(t('become.closed')));
}

/** Enter on a button presses the button. */
function isForNothingElse({ target }: KeyboardEvent): boolean {
  return !(
    target instanceof Element && target.closest('a, button, input, textarea, select, [role="option"]')
  );
}
