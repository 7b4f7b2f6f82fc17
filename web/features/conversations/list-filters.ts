/** The list's filters as controls; what is chosen stands in the URL. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CONVERSATION_SORTS, PRIORITIES } from '../../../server/features/conversations/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import { CHANNELS, type Filter, useChannelName } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { NOBODY, useDepartments, useMembers } from './choices.ts';
import { useFieldFilters } from './fields/field-filters.ts';
import { tagsQuery } from './queries.ts';

export function useFilterControls(): Filter[] {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const channelName = useChannelName();
  const { id: self } = useMember();
  const departments = useDepartments();
  const others = useMembers().filter(({ id }) => id !== self);
  const { data: tags } = useQuery(tagsQuery);
  const fields = useFieldFilters();
  const filters: Filter[] = [
    {
      name: 'channel',
      label: t('channel'),
      options: CHANNELS.map((value) => ({ value, label: channelName(value) })),
    },
    {
      name: 'priority',
      label: t('priorityLabel'),
      options: PRIORITIES.toReversed().map((value) => ({ value, label: t(`priority.${value}`) })),
    },
    {
      name: 'department',
      label: t('department'),
      options: [
        ...departments.map(({ key, name }) => ({ value: key, label: name })),
        { value: NOBODY, label: t('noDepartment') },
      ],
    },
    {
      name: 'tag',
      label: t('tag'),
      options: (tags?.items ?? []).map(({ tag, conversations }) => ({
        value: tag,
        label: `${tag} (${format.number(conversations)})`,
      })),
    },
    {
      name: 'assignee',
      label: t('assignee'),
      options: [
        { value: 'me', label: t('me') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
        { value: NOBODY, label: t('nobody') },
        { value: 'seeking', label: t('seeking.label') },
      ],
    },
    ...fields,
    {
      name: 'sort',
      label: t('sortLabel'),
      options: CONVERSATION_SORTS.map((value) => ({ value, label: t(`sort.${value}`) })),
    },
  ];
  return filters.filter(({ options }) => options.length > 0);
}
