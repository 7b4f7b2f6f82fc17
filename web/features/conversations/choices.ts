/** What can be picked for a conversation: people, places, words, in the reader's language. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { ownersQuery } from '../customers/queries.ts';
import { useMay, useMember } from '../session/session.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import { departmentsQuery } from '../settings/queries.ts';
import type { Pick } from './pick-list.tsx';
import { tagsQuery } from './queries.ts';

export const NOBODY = 'none';

/** Everybody who works here, oneself first. */
export function useMembers(): { id: string; name: string }[] {
  const { id: self } = useMember();
  const { data } = useQuery({ ...ownersQuery, enabled: useMay()('customers.read') });
  const members = data?.items ?? [];
  return [...members.filter(({ id }) => id === self), ...members.filter(({ id }) => id !== self)];
}

export function useDepartments(): { id: string; key: string; name: string }[] {
  const nameOf = useDepartmentName();
  const { data } = useQuery(departmentsQuery);
  return (data?.items ?? []).map(({ id, key, name }) => ({ id, key, name: nameOf({ key, name }) }));
}

/** @param chosen the member's id, null for nobody, undefined where many differ */
export function useAssigneePicks(chosen: string | null | undefined): Pick[] {
  const { t } = useTranslation('conversations');
  const { id: self } = useMember();
  const members = useMembers().map(({ id, name }) => ({
    value: id,
    label: name,
    hint: id === self ? t('me') : undefined,
    checked: id === chosen,
  }));
  return [...members, { value: NOBODY, label: t('nobody'), checked: chosen === null }];
}

export function useDepartmentPicks(chosen: string | null | undefined): Pick[] {
  const { t } = useTranslation('conversations');
  const departments = useDepartments().map(({ key, name }) => ({
    ...{ value: key, label: name, checked: key === chosen },
  }));
  return [...departments, { value: NOBODY, label: t('noDepartment'), checked: chosen === null }];
}

export function usePriorityPicks(chosen: string | undefined): Pick[] {
  const { t } = useTranslation('conversations');
  return PRIORITIES.toReversed().map((value) => ({
    ...{ value, label: t(`priority.${value}`), checked: value === chosen },
  }));
}

/** Those that Jornada speaks, each as it calls itself. */
export function useLanguagePicks(chosen: string | null | undefined): Pick[] {
  const { t } = useTranslation('conversations');
  const languages = LANGUAGES.map((value) => ({
    ...{ value: value as string, label: LANGUAGE_NAMES[value], checked: value === chosen },
  }));
  return [...languages, { value: NOBODY, label: t('noLanguage'), checked: chosen === null }];
}

/** Tags in use, those that are on it first. */
export function useTagPicks(chosen: readonly string[]): Pick[] {
  const format = useFormat();
  const { data } = useQuery(tagsQuery);
  const others = (data?.items ?? []).filter(({ tag }) => !chosen.includes(tag));
  return [
    ...chosen.map((tag) => ({ value: tag, label: tag, checked: true })),
    ...others.map(({ tag, conversations }) => ({
      ...{ value: tag, label: tag, hint: format.number(conversations) },
    })),
  ];
}
