/** What was changed, in a few words of the reader's language. */
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { CONVERSATION_STATUSES } from '../../../server/features/conversations/shapes-contract.ts';
import { SERVICE_METRICS } from '../../../server/features/service-levels/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n.ts';
import { useDepartments, useMembers } from './choices.ts';
import { useFieldWords } from './fields/field-words.ts';
import type { Change } from './queries.ts';

/** Each change as one phrase; changes that need no words of their own are left out. */
export function useChangeWords(): (changes: readonly Change[]) => string[] {
  const { t } = useTranslation('conversations');
  const { t: levels } = useTranslation('levels');
  const format = useFormat();
  const members = useMembers();
  const departments = useDepartments();
  const fields = useFieldWords();

  function wordsOf({ what, before, after }: Change, isSnoozed: boolean): string | undefined {
    switch (what) {
      case 'status':
        return isSnoozed && after === 'snoozed' ? undefined : statusOf(after);
      case 'snoozedUntil':
        return typeof after === 'string' && isSnoozed
          ? t('changed.snoozed', { when: format.dateTime(after) })
          : undefined;
      case 'priority': {
        const priority = PRIORITIES.find((one) => one === after);
        return priority && t('changed.priority', { priority: t(`priority.${priority}`) });
      }
      case 'assignee':
        return after ? t('changed.assigned', { name: nameOf(after) }) : t('changed.unassigned');
      case 'department':
        return departmentOf(after);
      case 'customer':
        return t('changed.customer', { name: called(after), before: called(before) });
      case 'tags':
        return tagsOf(before, after);
      case 'subject':
        return after ? t('changed.subject', { subject: String(after) }) : t('changed.noSubject');
      case 'warned':
      case 'missed':
        return lateOf(what, after);
      case 'fields':
        return fields.changesOf((after ?? {}) as Record<string, unknown>).join(' · ');
      case 'language':
        return LANGUAGE_NAMES[after as Language] ?? t('changed.noLanguage');
      default:
        return undefined;
    }
  }

  function statusOf(after: unknown): string | undefined {
    const status = CONVERSATION_STATUSES.find((one) => one === after);
    return status && t('changed.status', { status: t(`status.${status}`) });
  }

  function lateOf(what: 'warned' | 'missed', after: unknown): string | undefined {
    const metric = SERVICE_METRICS.find((one) => one === (after as { metric?: unknown })?.metric);
    return metric && levels(`changed.${what}`, { what: levels(`metric.${metric}`) });
  }

  const called = (one: unknown) => (one as { name?: string | null } | null)?.name ?? t('changed.somebody');
  const nameOf = (id: unknown) => members.find((one) => one.id === id)?.name ?? t('changed.somebody');

  function departmentOf(id: unknown): string {
    const name = departments.find((one) => one.id === id)?.name;
    return name ? t('changed.department', { name }) : t('changed.noDepartment');
  }

  return (changes) => {
    const isSnoozed = changes.some(({ what, after }) => what === 'status' && after === 'snoozed');
    return changes.flatMap((change) => wordsOf(change, isSnoozed) ?? []);
  };
}

/** `+vip −late` */
export function tagsOf(before: unknown, after: unknown): string | undefined {
  const [was, is] = [before, after].map((tags) => (Array.isArray(tags) ? tags.map(String) : []));
  const words = [
    ...is!.filter((tag) => !was!.includes(tag)).map((tag) => `+${tag}`),
    ...was!.filter((tag) => !is!.includes(tag)).map((tag) => `−${tag}`),
  ];
  return words.join(' ') || undefined;
}
