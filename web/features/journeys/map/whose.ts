import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import { useGroupName } from './difference-words.ts';
import type { Opened } from './evidence-url.ts';

const KEYS = {
  all: 'all',
  continued: 'continued',
  left: 'left',
  unknown: 'unknown',
  rated: 'rated',
  'rated-low': 'ratedLow',
  facts: 'facts',
  noted: 'noted',
  csat: 'csat',
  ces: 'ces',
  nps: 'nps',
  contacts: 'contacts',
} as const satisfies Record<MapPart, string>;

/** Whose people are shown, in words; of a group, first what it has in common. */
export function useWhose(): (opened: Opened & { part: MapPart }, quietDays: number) => string {
  const { t } = useTranslation('journeys');
  const groupName = useGroupName();
  return ({ part, group }, quietDays) => {
    if (!group) return t(`whose.${KEYS[part]}`, { count: quietDays });
    const whose = part === 'left' ? 'ended' : part === 'continued' ? 'stayed' : KEYS[part];
    return `${groupName(group)} · ${t(`whose.${whose}`, { count: quietDays })}`;
  };
}
