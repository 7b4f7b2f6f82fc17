/** The filters of the timeline: as controls, and as they stand in the URL. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type Channel, type Filter, type UrlFilters, useChannelName } from '../../../ui/index.ts';
import { useStages } from './use-stages.ts';
import type { StoryFilters } from './use-story.ts';

export const STORY_FILTER_NAMES = ['stage', 'channel', 'kind', 'since'];

const KINDS = [
  'page',
  'screen',
  'track',
  'order',
  'response',
  'survey',
  'subscription',
  'identify',
  'group',
  'alias',
] as const;
const SINCE_DAYS = [7, 30, 90, 365];
const DAY_MS = 86_400_000;

export function useStoryFilters({ one }: UrlFilters): StoryFilters {
  const [stage, channel, kind, since] = STORY_FILTER_NAMES.map(one);
  return useMemo(
    () => ({
      ...(stage ? { stage } : {}),
      ...(CHANNELS.includes(channel as Channel) ? { channel: channel as Channel } : {}),
      ...(kind ? { kind } : {}),
      ...(SINCE_DAYS.includes(Number(since)) ? { from: startOfDay(Number(since)) } : {}),
    }),
    [stage, channel, kind, since],
  );
}

function startOfDay(daysAgo: number): string {
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  at.setHours(0, 0, 0, 0);
  return at.toISOString();
}

export function useStoryFilterControls(): Filter[] {
  const { t } = useTranslation('timeline');
  const stages = useStages();
  const channelName = useChannelName();
  return [
    {
      name: 'stage',
      label: t('filter.stage'),
      options: [
        ...stages.map(({ key, name }) => ({ value: key, label: name })),
        { value: 'none', label: t('unmapped') },
      ],
    },
    {
      name: 'channel',
      label: t('filter.channel'),
      options: CHANNELS.map((channel) => ({ value: channel, label: channelName(channel) })),
    },
    {
      name: 'kind',
      label: t('filter.kind'),
      options: KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      name: 'since',
      label: t('filter.since'),
      options: SINCE_DAYS.map((days) => ({
        value: String(days),
        label: t('filter.lastDays', { count: days }),
      })),
    },
  ];
}
