/** The list's filters as controls; what is chosen stands in the URL. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CONVERSATION_SORTS } from '../../../server/features/conversations/filters-contract.ts';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { useFormat } from '../../format.ts';
import { CHANNELS, type Filter, useChannelName } from '../../ui/index.ts';
import { useAccounts } from '../channels/use-accounts.ts';
import { useMember } from '../session/session.ts';
import { NOBODY, useDepartments, useMembers } from './choices.ts';
import { useFieldFilters } from './fields/field-filters.ts';
import { tagsQuery } from './queries.ts';

/** @param assignee whose conversations are chosen: they may work here no more */
export function useFilterControls(assignee: string | undefined): Filter[] {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const channelName = useChannelName();
  const { id: self } = useMember();
  const accounts = useAccounts();
  const departments = useDepartments();
  const others = useMembers().filter(({ id }) => id !== self);
  const hasLeft =
    /^[0-9a-f-]{36}$/.test(assignee ?? '') && ![self, ...others.map(({ id }) => id)].includes(assignee!);
  const { data: tags } = useQuery(tagsQuery);
  const fields = useFieldFilters();
  const filters: Filter[] = [
    {
      name: 'channel',
      label: t('channel'),
      options: CHANNELS.map((value) => ({ value, label: channelName(value) })),
    },
    {
      name: 'account',
      label: t('account'),
      options: accounts.length
        ? [
            ...accounts.map(({ id, address }) => ({ value: id, label: address })),
            { value: NOBODY, label: t('noAccount') },
          ]
        : [],
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
        ...(hasLeft ? [{ value: assignee!, label: t('hasLeft') }] : []),
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
