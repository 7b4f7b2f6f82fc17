/** What a metric is split by, and its groups, as people call them. */
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { SPLITS } from '../../../server/features/metrics/shapes-contract.ts';
import { SERVICE_METRICS } from '../../../server/features/service-levels/shapes-contract.ts';
import { useHourWords } from '../../hour-words.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { CHANNELS, type Channel, useChannelName, useDeviceName } from '../../ui/index.ts';
import { useStageName } from '../catalogue/names.ts';
import { usePropertyName } from '../catalogue/property-names.ts';
import { useSurveyName } from '../catalogue/survey-name.ts';
import { useDepartmentName } from '../settings/default-names.ts';

/** Of traits there are several, each with a name of its own. */
const NAMED = SPLITS.filter((one) => one !== 'trait');

/** `channel` → “Channel”, `trait:customer_city` → “Customer city”. */
export function useSplitName(): (split: string) => string {
  const { t } = useTranslation('metrics');
  const propertyName = usePropertyName();
  return (split) => {
    const known = NAMED.find((one) => one === split);
    return known ? t(`split.${known}`) : propertyName(split.replace(/^(trait|property):/, ''));
  };
}

/** A group's name: translated where it is one of ours; said plainly where it is not told. */
export function useGroupName(): (split: string, group: string, name?: string | null) => string {
  const { t } = useTranslation('metrics');
  const channelName = useChannelName();
  const deviceName = useDeviceName();
  const departmentName = useDepartmentName();
  const stageName = useStageName();
  const wordOfOurs = useWordOfOurs();
  const timeWords = useTimeWords();
  const surveyName = useSurveyName();
  return (split, group, name) => {
    if (group === '') return t(NONE[split] ?? 'split.nobody');
    if (split === 'assignee' && group === 'no-conversation') return t('split.noConversation');
    if (split === 'channel' && CHANNELS.some((one) => one === group)) return channelName(group as Channel);
    if (split === 'device') return deviceName(group);
    if (split === 'department' && name) return departmentName({ key: group, name });
    if (split === 'stage' && name) return stageName({ key: group, name });
    if (split === 'survey') return surveyName(group);
    return name ?? wordOfOurs(split, group) ?? timeWords(split, group) ?? group;
  };
}

/** What a thing that is in no group is called, where there is a better word than that nobody told. */
const NONE: Record<string, 'split.noDevice' | 'split.noPerson' | 'split.noTag'> = {
  device: 'split.noDevice',
  assignee: 'split.noPerson',
  tag: 'split.noTag',
};

/** Words of the service desk that are the same in every workspace. */
function useWordOfOurs() {
  const { t } = useTranslation(['conversations', 'levels']);
  return (split: string, group: string): string | undefined => {
    const priority = split === 'priority' && PRIORITIES.find((one) => one === group);
    if (priority) return t(`conversations:priority.${priority}`);
    const target = split === 'target' && SERVICE_METRICS.find((one) => one === group);
    if (target) return t(`levels:metric.${target}`);
    const language = split === 'language' && LANGUAGES.find((one) => one === group);
    return language ? LANGUAGE_NAMES[language] : undefined;
  };
}

/** Days of the week (1, Monday, to 7) and hours of the day (00 to 23). */
function useTimeWords() {
  const words = useHourWords();
  return (split: string, group: string): string | undefined => {
    if (split === 'weekday') return words.day(Number(group));
    return split === 'hour' ? words.hour(Number(group)) : undefined;
  };
}
