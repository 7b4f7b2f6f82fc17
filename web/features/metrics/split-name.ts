/** What a metric is split by, and its groups, as people call them. */
import { useTranslation } from 'react-i18next';
import { SPLITS } from '../../../server/features/metrics/contract.ts';
import { CHANNELS, type Channel, useChannelName, useDeviceName } from '../../ui/index.ts';
import { inWords } from '../../words.ts';
import { useStageName } from '../catalogue/names.ts';
import { useDepartmentName } from '../settings/default-names.ts';

/** Of traits there are several, each with a name of its own. */
const NAMED = SPLITS.filter((one) => one !== 'trait');

/** `channel` → “Channel”, `trait:customer_city` → “Customer city”. */
export function useSplitName(): (split: string) => string {
  const { t, i18n } = useTranslation('metrics');
  return (split) => {
    const known = NAMED.find((one) => one === split);
    return known ? t(`split.${known}`) : inWords(split.replace(/^(trait|property):/, ''), i18n.language);
  };
}

/** A group's name: translated where it is one of ours; said plainly where it is not told. */
export function useGroupName(): (split: string, group: string, name?: string | null) => string {
  const { t } = useTranslation('metrics');
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  const departmentName = useDepartmentName();
  const stageName = useStageName();
  return (split, group, name) => {
    if (group === '') return t(split === 'device' ? 'split.noDevice' : 'split.nobody');
    if (split === 'channel' && CHANNELS.some((one) => one === group)) return channelName(group as Channel);
    if (split === 'device') return deviceName(group);
    if (split === 'department' && name) return departmentName({ key: group, name });
    if (split === 'stage' && name) return stageName({ key: group, name });
    return name ?? group;
  };
}
