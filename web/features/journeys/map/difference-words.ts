/** What makes a difference within a touchpoint, in words. */
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../server/features/journeys/map/differences/contract.ts';
import { GAPS } from '../../../../server/features/journeys/map/differences/kinds.ts';
import { useFormat } from '../../../format.ts';
import { useChannelName, useDeviceName } from '../../../ui/index.ts';
import { usePropertyName } from '../../catalogue/property-names.ts';
import type { OpenedGroup } from './evidence-url.ts';
import { signed } from './measures.ts';

const TIMES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The group, its figure against the others', and how sure that is. */
export function useDifferenceWords(): (item: Difference) => {
  group: string;
  figure: string;
  honesty: string;
} {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const groupName = useGroupName();
  return (item) => {
    const { figure, own, rest } = item;
    const written = (value: number) => (figure === 'emotion' ? signed(value, format) : format.percent(value));
    const numbers = { n: format.number(own.n), others: format.number(rest.n) };
    return {
      group: groupName(item),
      figure: t(`differences.${figure}`, { own: written(own.value), rest: written(rest.value) }),
      honesty:
        own.low === null || own.high === null
          ? t('differences.n', numbers)
          : t('differences.interval', { ...numbers, low: written(own.low), high: written(own.high) }),
    };
  };
}

/** What a group has in common: “The third time”, “Store: South”. */
export function useGroupName(): (group: OpenedGroup) => string {
  const { t } = useTranslation('journeys');
  const propertyName = usePropertyName();
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  return ({ what, name, value }) => {
    if (what === 'channel') return t('differences.channel', { channel: channelName(value) });
    if (what === 'device') return t('differences.device', { device: deviceName(value) });
    if (what === 'gap') return t(`differences.gap.${GAPS.find((gap) => gap === value) ?? '0'}`);
    if (what === 'time') return t(`differences.time.${TIMES.find((time) => time === value) ?? 'later'}`);
    return t('differences.group', { name: propertyName(name ?? ''), value });
  };
}
