/** What narrows a question: the same names in the URL and for the server. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Narrowing } from '../../../server/features/lens/question/contract.ts';
import { CHANNELS, DEVICES, useChannelName, useDeviceName, useUrlFilters } from '../../ui/index.ts';
import { departmentsQuery } from '../catalogue/queries.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import { segmentsQuery } from './queries.ts';

export const NARROWINGS = [
  'channel',
  'device',
  'department',
  'segment',
  'product',
  'account',
  'campaign',
] as const;
export type NarrowingName = (typeof NARROWINGS)[number];

/** As the URL says it; only what may be. */
export function useNarrowing(allowed: readonly NarrowingName[] = NARROWINGS): Narrowing {
  const url = useUrlFilters();
  const given = NARROWINGS.flatMap((name) => {
    const value = allowed.includes(name) ? url.one(name) : undefined;
    return value && isPossible(name, value) ? [[name, value]] : [];
  });
  return Object.fromEntries(given);
}

function isPossible(name: NarrowingName, value: string): boolean {
  return name !== 'channel' || CHANNELS.some((channel) => channel === value);
}

/** What can be chosen where there are few. */
export function useNarrowingOptions() {
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  const departmentName = useDepartmentName();
  const { data: segments } = useQuery(segmentsQuery);
  const { data: departments } = useQuery(departmentsQuery);
  return {
    segment: (segments?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    channel: CHANNELS.map((channel) => ({ value: channel as string, label: channelName(channel) })),
    device: DEVICES.map((device) => ({ value: device as string, label: deviceName(device) })),
    department: (departments?.items ?? []).map((one) => ({ value: one.key, label: departmentName(one) })),
  };
}

/** What narrows it, in a few words: "Web, Operations"; empty where nothing does. */
export function useNarrowingText(): (narrowing: Narrowing) => string {
  const { t } = useTranslation('narrowing');
  const options = useNarrowingOptions();
  return (narrowing) =>
    NARROWINGS.flatMap((name) => {
      const value = narrowing[name];
      if (!value) return [];
      if (name === 'account') return [t('narrow.oneAccount')];
      if (name === 'product' || name === 'campaign') return [value];
      return [options[name].find((option) => option.value === value)?.label ?? value];
    }).join(', ');
}
