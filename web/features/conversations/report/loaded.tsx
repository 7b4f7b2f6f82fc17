import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Skeleton } from '../../../ui/index.ts';

interface LoadedProps {
  error: Error | null;
  onAgain: () => unknown;
  height: number;
  children: ReactNode;
}

/** An answer, the wait for it in its size, or why there is none. */
export function Loaded({ error, onAgain, height, children }: LoadedProps) {
  const { t } = useTranslation('service');
  if (error && !children)
    return <Callout problem={error} action={<Button onClick={onAgain}>{t('again')}</Button>} />;
  if (children) return children;
  return <Skeleton height={height} />;
}
