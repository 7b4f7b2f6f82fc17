import { useTranslation } from 'react-i18next';
import { SERVICE_METRICS } from '../../../server/features/service-levels/shapes-contract.ts';
import { useLive } from '../../live.ts';
import { toast } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';

/** Tells whoever is to answer, wherever they are, that a conversation is late or soon will be. */
export function useLateNews(): void {
  const { t } = useTranslation('levels');
  const { id } = useMember();
  useLive([`member:${id}`], ({ due, number, state, metric }) => {
    const what = SERVICE_METRICS.find((one) => one === metric);
    if (typeof due !== 'string' || typeof number !== 'number' || !what) return;
    toast({
      title: state === 'missed' ? t('news.missed', { number }) : t('news.warning', { number }),
      description: t(`metric.${what}`),
    });
  });
}
