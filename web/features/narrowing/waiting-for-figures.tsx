import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, useUrlFilters, Waiting } from '../../ui/index.ts';
import { LIGHTER } from './too-heavy.ts';

interface WaitingForFiguresProps {
  /** What is waited for, in a few words. */
  what: string;
  /** The shapes of the figures to come. */
  children?: ReactNode;
}

/** Waiting for what the lens answers about the period in the URL, with a way to a shorter one when it takes very long. */
export function WaitingForFigures({ what, children }: WaitingForFiguresProps) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const isLight = url.one('period') === LIGHTER.period;
  return (
    <Waiting
      what={what}
      tip={t('slow')}
      action={
        !isLight && (
          <Button size="s" onClick={() => url.set(LIGHTER)}>
            {t('problem.lighter')}
          </Button>
        )
      }
    >
      {children}
    </Waiting>
  );
}

interface RenewedProps {
  what: string;
  /** The answer is that to the question before. */
  waiting: boolean;
  children: ReactNode;
}

/** An answer that stays in its place, paler, while the next one is waited for. */
export function Renewed({ what, waiting, children }: RenewedProps) {
  return (
    <div>
      {waiting && <WaitingForFigures what={what} />}
      {children}
    </div>
  );
}
