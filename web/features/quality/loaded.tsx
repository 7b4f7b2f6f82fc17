import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNowhere } from '../../problems.ts';
import { Button, Callout, Nowhere, SkeletonRows } from '../../ui/index.ts';

interface LoadedProps {
  query: { data: unknown; error: Error | null; refetch: () => unknown };
  children: ReactNode;
}

/** What was asked for, or that it is on its way, or why it does not come. */
export function Loaded({ query: { data, error, refetch }, children }: LoadedProps) {
  const { t } = useTranslation('quality');
  if (data) return children;
  if (isNowhere(error)) return <Nowhere list="/service/quality" />;
  if (error)
    return <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />;
  return <SkeletonRows />;
}
