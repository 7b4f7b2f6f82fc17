/** What a funnel is split by and its groups, in words. */
import { useTranslation } from 'react-i18next';
import { CHANNELS, useChannelName, useDeviceName } from '../../../../ui/index.ts';
import { usePropertyName } from '../../../catalogue/property-names.ts';
import { useNarrowingOptions } from '../../../narrowing/narrowing.ts';

/** `channel` → "Channel", `device` → "Device", `trait:first_plan` → "First plan", `segment:ID` → the segment's name. */
export function useSplitName(): (splitBy: string) => string {
  const { t } = useTranslation('questions');
  const propertyName = usePropertyName();
  const { segment: segments } = useNarrowingOptions();
  return (splitBy) => {
    if (splitBy === 'channel' || splitBy === 'device') return t(`funnel.split.${splitBy}`);
    const [kind, name] = partsOf(splitBy);
    if (kind !== 'segment') return propertyName(name);
    return segments.find(({ value }) => value === name)?.label ?? t('funnel.split.segment');
  };
}

/** @param group as the server names it; '' for people without one */
export function useGroupName(): (splitBy: string, group: string) => string {
  const { t } = useTranslation('questions');
  const splitName = useSplitName();
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  return (splitBy, group) => {
    if (group === '') return t('funnel.split.without');
    if (splitBy === 'channel') {
      const channel = CHANNELS.find((one) => one === group);
      return channel ? channelName(channel) : group;
    }
    if (splitBy === 'device') return deviceName(group);
    if (splitBy.startsWith('segment:')) {
      return group === 'in' ? splitName(splitBy) : t('funnel.split.others');
    }
    return group;
  };
}

function partsOf(splitBy: string): [string, string] {
  const at = splitBy.indexOf(':');
  return [splitBy.slice(0, at), splitBy.slice(at + 1)];
}
