/** A rule as a sentence. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n.ts';
import { useChannelName } from '../../ui/index.ts';
import { useAccounts } from '../channels/use-accounts.ts';
import { useDepartments, useMembers } from '../conversations/choices.ts';
import { segmentsQuery } from '../narrowing/queries.ts';
import type { Rule } from './queries.ts';

export function useRuleWords() {
  const { t } = useTranslation('assignment');
  const { t: inbox } = useTranslation('conversations');
  const format = useFormat();
  const channelName = useChannelName();
  const departments = useDepartments();
  const members = useMembers();
  const accounts = useAccounts();
  const { data: segments } = useQuery(segmentsQuery);
  const departmentOf = (key: string) =>
    departments.find((one) => one.key === key)?.name ?? inbox('noDepartment');

  function ifs({
    priorities,
    channels,
    accounts: by,
    departments: of,
    languages,
    segments: in_,
    words,
  }: Rule['match']) {
    const parts = [
      priorities.map((one) => inbox(`priority.${one}`)),
      channels.map(channelName),
      by.map((id) => accounts.find((one) => one.id === id)?.address ?? t('rule.goneAccount')),
      of.map(departmentOf),
      languages.map((one) => LANGUAGE_NAMES[one as Language] ?? inbox('noLanguage')),
      in_.map((id) => segments?.items.find((one) => one.id === id)?.name ?? t('rule.goneSegment')),
      words.map((word) => t('rule.word', { word })),
    ];
    const named = parts.filter(({ length }) => length > 0).map((part) => format.either(part));
    return named.length ? named.join(' · ') : t('rule.fitsAll');
  }

  function thens({ department, assignee, priority, tags }: Rule['does']) {
    return [
      department !== null && inbox('changed.department', { name: departmentOf(department) }),
      assignee !== null &&
        inbox('changed.assigned', {
          name: members.find(({ id }) => id === assignee)?.name ?? inbox('changed.somebody'),
        }),
      priority !== null && inbox('changed.priority', { priority: inbox(`priority.${priority}`) }),
      ...tags.map((tag) => `+${tag}`),
    ]
      .filter((one) => one !== false)
      .join(' · ');
  }

  return { ifs, thens };
}
