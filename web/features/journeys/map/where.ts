import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { type Channel, useChannelName } from '../../../ui/index.ts';
import { useStageName } from '../../catalogue/names.ts';
import { departmentsQuery } from '../../catalogue/queries.ts';
import { useDepartmentName } from '../../settings/default-names.ts';
import type { Opened } from './evidence-url.ts';

/** Stage, channel, department and whether it is a moment of truth, in one line. */
export function useWhere(map: JourneyMap, opened: Opened | undefined): string | undefined {
  const { t } = useTranslation('journeys');
  const stageName = useStageName();
  const channelName = useChannelName();
  const departmentName = useDepartmentName();
  const { data: departments } = useQuery(departmentsQuery);
  if (!opened?.type) return undefined;
  const stage = map.stages.find(({ touchpoints }) => touchpoints.some(({ type }) => type === opened.type));
  const touchpoint = stage?.touchpoints.find(({ type }) => type === opened.type);
  if (!stage || !touchpoint) return undefined;
  const department = departments?.items.find(({ key }) => key === touchpoint.department);
  return [
    stageName(stage),
    touchpoint.channel && channelName(touchpoint.channel as Channel),
    department && departmentName(department),
    touchpoint.momentOfTruth && t('truth'),
  ]
    .filter(Boolean)
    .join(' · ');
}
