import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { CHANNELS, Field, FieldGroup, MultiCombobox, useChannelName } from '../../ui/index.ts';
import { NOBODY, useDepartments } from '../conversations/choices.ts';
import { segmentsQuery } from '../narrowing/queries.ts';
import type { PolicyDraft } from './queries.ts';
import styles from './settings.module.css';

type Match = PolicyDraft['match'];

interface MatchFieldsProps {
  match: Match;
  onChange: (match: Match) => void;
  /** Further conditions. */
  children?: ReactNode;
}

/** For which conversations; what is left empty fits everything. */
export function MatchFields({ match, onChange, children }: MatchFieldsProps) {
  const { t } = useTranslation('levels');
  const { t: inbox } = useTranslation('conversations');
  const channelName = useChannelName();
  const departments = useDepartments();
  const { data: segments } = useQuery(segmentsQuery);
  const set =
    <Name extends keyof Match>(name: Name) =>
    (values: string[]) =>
      onChange({ ...conditionsOf(match), [name]: values as Match[Name] });
  const fields = [
    {
      name: 'priorities' as const,
      label: inbox('priorityLabel'),
      options: PRIORITIES.map((value) => ({ value, label: inbox(`priority.${value}`) })),
    },
    {
      name: 'channels' as const,
      label: t('policy.channels'),
      options: CHANNELS.map((value) => ({ value, label: channelName(value) })),
    },
    {
      name: 'departments' as const,
      label: t('policy.departments'),
      options: [
        ...departments.map(({ key, name }) => ({ value: key, label: name })),
        { value: NOBODY, label: inbox('noDepartment') },
      ],
    },
    {
      name: 'segments' as const,
      label: t('policy.segments'),
      options: (segments?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return (
    <fieldset className={styles.week}>
      <legend className={styles.legend}>{t('policy.match')}</legend>
      <FieldGroup columns={2}>
        {fields.map(({ name, label, options }) => (
          <Field key={name} label={label} optional>
            <MultiCombobox
              options={options}
              value={match[name]}
              onChange={set(name)}
              placeholder={t('policy.every')}
            />
          </Field>
        ))}
        {children}
      </FieldGroup>
    </fieldset>
  );
}

/** Whoever has further ones keeps them. */
const conditionsOf = ({ priorities, channels, departments, segments }: Match): Match => ({
  ...{ priorities, channels, departments, segments },
});
