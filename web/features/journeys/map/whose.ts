import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/contract.ts';

const KEYS = {
  all: 'all',
  continued: 'continued',
  left: 'left',
  unknown: 'unknown',
  rated: 'rated',
  'rated-low': 'ratedLow',
  facts: 'facts',
  csat: 'csat',
  ces: 'ces',
  nps: 'nps',
  contacts: 'contacts',
} as const satisfies Record<MapPart, string>;

/** Whose people are shown, in words. */
export function useWhose(): (part: MapPart, quietDays: number) => string {
  const { t } = useTranslation('journeys');
  return (part, quietDays) => t(`whose.${KEYS[part]}`, { count: quietDays });
}
