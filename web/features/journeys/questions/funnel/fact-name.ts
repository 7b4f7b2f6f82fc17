/** What was looked at for differences, in words. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { CHANNELS, useChannelName, useDeviceName } from '../../../../ui/index.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import { usePropertyName } from '../../../catalogue/property-names.ts';
import type { FunnelAnswer } from './queries.ts';

export type Difference = NonNullable<FunnelAnswer['differently']>['items'][number];
type Fact = Pick<Difference, 'what' | 'name' | 'value'>;

/** "Help requested", "Store", "Category: Coffee". */
export function useFactName(): (fact: Fact) => string {
  const typeName = useTypeName();
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  const propertyName = usePropertyName();
  return ({ what, name, value }) => {
    if (what === 'type') return typeName(value);
    if (what === 'channel') {
      const channel = CHANNELS.find((one) => one === value);
      return channel ? channelName(channel) : value;
    }
    if (what === 'device') return deviceName(value);
    return `${propertyName(name ?? '')}: ${value}`;
  };
}

/** "the same people: Product id: 12 and Price: 39"; undefined where nothing is told again. */
export function useSameFacts(): (same: readonly Fact[]) => string | undefined {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const factName = useFactName();
  return (same) =>
    same.length ? t('funnel.different.same', { what: format.list(same.map(factName)) }) : undefined;
}
