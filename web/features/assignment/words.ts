/** How it is set, and why it was done, in a few words of the reader's language. */
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, type Language } from '../../i18n.ts';
import { useDepartments } from '../conversations/choices.ts';
import type { Change } from '../conversations/queries.ts';
import type { Policy } from './queries.ts';

/** What stands in addresses where no department is meant. */
export const EVERYBODY = 'everybody';

export function usePolicyWords() {
  const { t } = useTranslation('assignment');
  const departments = useDepartments();
  const departmentOf = (key: string) => departments.find((one) => one.key === key)?.name ?? key;

  function of({ how, presence, hereMinutes, byLanguage, overflow, overflowMinutes, handsOver }: Policy) {
    if (how === 'nobody') return t('how.nobody.about');
    return [
      t(`presence.${presence}.short`, { minutes: hereMinutes }),
      byLanguage && t('policy.byLanguageShort'),
      overflow !== null &&
        (overflowMinutes
          ? t('policy.overflowAfter', { name: departmentOf(overflow), count: overflowMinutes })
          : t('policy.overflowAtOnce', { name: departmentOf(overflow) })),
      handsOver && t('policy.handsOverShort'),
    ]
      .filter((one) => one !== false)
      .join(' · ');
  }

  return {
    of,
    nameOf: (key: string | null) => (key === null ? t('everybody') : departmentOf(key)),
  };
}

type Reason = NonNullable<Change['reason']>;

/** Why Jornada did it: "by round robin, of 3 in Service who speak Português". Undefined for reasons of later versions. */
export function useReasonWords(): (reason: Change['reason']) => string | undefined {
  const { t } = useTranslation('assignment');
  const departments = useDepartments();
  const departmentOf = (key: unknown) => departments.find((one) => one.key === key)?.name ?? String(key);

  function turnOf({ kind, among, open, department, language, from }: Reason): string {
    const whom = [
      t('reason.among', { count: Number(among) }),
      typeof department === 'string' && t('reason.inDepartment', { name: departmentOf(department) }),
      typeof language === 'string' &&
        t('reason.who', { count: Number(among), language: LANGUAGE_NAMES[language as Language] ?? language }),
    ].filter((one) => one !== false);
    const turn =
      kind === 'fewest-open'
        ? t('reason.fewestOpen', { count: Number(open), whom: whom.join(' ') })
        : t('reason.roundRobin', { whom: whom.join(' ') });
    return typeof from === 'string' ? `${turn}; ${t('reason.from', { name: departmentOf(from) })}` : turn;
  }

  return (reason) => {
    if (!reason) return undefined;
    if (reason.kind === 'macro') return t('reason.macro', { name: String(reason.name) });
    if (reason.kind === 'undone') return t('reason.undone', { name: String(reason.name) });
    if (reason.kind === 'undelivered') return t('reason.undelivered');
    if (reason.kind === 'no-answer') return t('reason.noAnswer', { count: Number(reason.days) });
    if (reason.kind === 'rule') return t('reason.rule', { name: String(reason.name) });
    if (reason.kind === 'written') return t('reason.written');
    if (reason.kind === 'away')
      return reason.name ? t('reason.away', { name: String(reason.name) }) : t('reason.gone');
    return reason.kind === 'round-robin' || reason.kind === 'fewest-open' ? turnOf(reason) : undefined;
  };
}
