/** What is done to a conversation, each deed in a few words of the reader's language. */
import { useTranslation } from 'react-i18next';
import type { SomeDeeds } from '../../../../server/features/conversations/deeds/contract.ts';
import { useDepartments, useMembers } from '../choices.ts';
import { useFieldWords } from '../fields/field-words.ts';
import { type Span, spanOf } from './spans.ts';

export interface DeedTold {
  name: string;
  words: string;
  /** The same without it. */
  without: SomeDeeds;
}

export function useDeedWords(): (does: SomeDeeds) => DeedTold[] {
  const { t } = useTranslation('conversations');
  const { t: replies } = useTranslation('replies');
  const members = useMembers();
  const departments = useDepartments();
  const { changesOf } = useFieldWords();

  function assigneeOf(assignee: string): string {
    if (assignee === 'none') return t('changed.unassigned');
    if (assignee === 'me') return t('changed.assigned', { name: replies('whoever') });
    const name = members.find(({ id }) => id === assignee)?.name;
    return t('changed.assigned', { name: name ?? replies('gonePerson') });
  }

  const spanWords = ({ unit, count }: Span) => replies(`span.${unit}`, { count });

  return (does) => {
    const { priority, department, assignee, tags = [], removeTags = [], status, snoozeMinutes } = does;
    const { fields = {}, note } = does;
    const place = departments.find(({ key }) => key === department)?.name ?? department;
    const told: (DeedTold | false)[] = [
      Boolean(status) && {
        ...{ name: 'status', without: { ...does, status: null, snoozeMinutes: null } },
        words:
          status === 'snoozed'
            ? replies('snoozedFor', { span: spanWords(spanOf(snoozeMinutes ?? 0)) })
            : t('changed.status', { status: t(`status.${status!}`) }),
      },
      Boolean(assignee) && {
        ...{ name: 'assignee', words: assigneeOf(assignee!), without: { ...does, assignee: null } },
      },
      Boolean(department) && {
        ...{ name: 'department', words: t('changed.department', { name: place }) },
        without: { ...does, department: null },
      },
      Boolean(priority) && {
        ...{ name: 'priority', without: { ...does, priority: null } },
        words: t('changed.priority', { priority: t(`priority.${priority!}`) }),
      },
      (tags.length > 0 || removeTags.length > 0) && {
        ...{ name: 'tags', without: { ...does, tags: [], removeTags: [] } },
        words: [...tags.map((tag) => `+${tag}`), ...removeTags.map((tag) => `−${tag}`)].join(' '),
      },
      Object.keys(fields).length > 0 && {
        ...{ name: 'fields', words: changesOf(fields).join(' · '), without: { ...does, fields: {} } },
      },
      Boolean(note) && {
        ...{ name: 'note', words: replies('noteOf', { note }), without: { ...does, note: '' } },
      },
    ];
    return told.filter((one) => one !== false);
  };
}
