/** Where the map has a dash: why there is nothing. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useQuietDays } from './asked.ts';
import type { Measure, Measured } from './measures.ts';
import { useWhyUnrated } from './why-unrated.tsx';

export function useWhyNothing(): (measure: Measure, of: Measured) => string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const count = useQuietDays();
  const whyUnrated = useWhyUnrated();
  return (measure, of) => {
    switch (measure) {
      case 'leave':
      case 'continue':
        if (of.knownFrom) return t('why.recent', { count, date: format.date(of.knownFrom) });
        return isOnlyOutbound(of) ? t('why.outbound') : t('why.noVisit');
      case 'gap':
        return t('why.gap', { count });
      case 'emotion':
        return whyUnrated ?? t('why.emotion');
      case 'contacts':
        return t('nothingHere');
      default:
        return t('why.score', { count, measure: t(`measure.${measure}`) });
    }
  };
}

const isOnlyOutbound = (of: Measured) =>
  'touchpoints' in of && of.touchpoints.length > 0 && of.touchpoints.every(({ outbound }) => outbound);
