import { useTranslation } from 'react-i18next';

const KINDS = ['userId', 'anonymousId', 'email', 'phone', 'external'] as const;

/** Why customers were merged, in the reader's words. */
export function useReason(): (reason: string) => string {
  const { t } = useTranslation('merges');
  return (reason) => {
    if (reason === 'by hand') return t('reason.byHand');
    const kind = KINDS.find((one) => reason === `same ${one}`);
    return kind ? t(`reason.${kind}`) : reason;
  };
}
