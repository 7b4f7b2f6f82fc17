import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './dialog.tsx';

/** Where somebody is, or goes. */
export interface Place {
  pathname: string;
  search: unknown;
}

interface LeaveGuardProps {
  /** Whether there is anything to lose. */
  isChanged: () => boolean;
  /** Whether going from one to the other leaves what was changed; any other address does when left out. */
  leaves?: (from: Place, to: Place) => boolean;
  /** What would be lost. */
  children: string;
}

/** Asks before what was changed and not kept is left, also when the tab is closed. */
export function LeaveGuard({ isChanged, leaves = isElsewhere, children }: LeaveGuardProps) {
  const { t } = useTranslation('ui');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged() && leaves(current, next),
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={t('leave.title')}
      confirmLabel={t('leave.deed')}
      onConfirm={() => blocker.proceed?.()}
    >
      {children}
    </ConfirmDialog>
  );
}

const isElsewhere = (from: Place, to: Place) =>
  from.pathname !== to.pathname || JSON.stringify(from.search) !== JSON.stringify(to.search);
