/** What somebody is given, in a few words. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { useDepartments } from '../conversations/choices.ts';
import type { Person } from './queries.ts';

export function usePersonWords() {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const departments = useDepartments();
  const nameOf = (key: string) => departments.find((one) => one.key === key)?.name ?? key;

  function given({ takesPart, departments: served, languages }: Person): string {
    if (!takesPart) return t('people.nothing');
    return [
      served.length ? format.list(served.map(nameOf)) : t('people.noDepartment'),
      languages.length ? format.list(languages.map((one) => LANGUAGE_NAMES[one])) : t('people.everyLanguage'),
    ].join(' · ');
  }

  const inHand = ({ open, capacity }: Person) =>
    capacity === null
      ? t('people.open', { count: open })
      : t('people.openOf', { open: format.number(open), capacity: format.number(capacity) });

  return { given, inHand };
}
