import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routingApi } from '../../../server/features/assignment/contract.ts';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { call } from '../../api.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  MultiCombobox,
  Select,
  TextInput,
  toast,
} from '../../ui/index.ts';
import { useAccounts } from '../channels/use-accounts.ts';
import { NOBODY, useDepartments, useMembers } from '../conversations/choices.ts';
import { MatchFields } from '../service-levels/match-fields.tsx';
import styles from './assignment.module.css';
import type { RuleDraft } from './queries.ts';
import { TryOut } from './try-out.tsx';

type Match = RuleDraft['match'];
type Does = RuleDraft['does'];

interface RuleDialogProps {
  /** Absent of a new one. */
  id?: string | undefined;
  draft: RuleDraft;
  onClose: () => void;
}

/** If this, then that; and what it would have fitted lately. */
export function RuleDialog({ id, draft, onClose }: RuleDialogProps) {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const [rule, setRule] = useState(draft);
  const [written, setWritten] = useState({
    words: draft.match.words.join(', '),
    tags: draft.does.tags.join(', '),
  });
  const put = (change: Partial<RuleDraft>) => setRule((before) => ({ ...before, ...change }));
  const match: Match = { ...rule.match, words: listed(written.words) };
  const does: Does = { ...rule.does, tags: listed(written.tags) };
  const save = useMutation({
    mutationFn: () => {
      const body = bodyOf({ ...rule, match, does });
      return id ? call(routingApi.change, { params: { id }, body }) : call(routingApi.create, { body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['assignment'] });
      toast({ title: t('rule.saved', { name: rule.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={id ? draft.name : t('rule.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!rule.name.trim()}
            onClick={() => save.mutate()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <Field label={t('rule.name')} error={fieldError(save.error, 'name')}>
          <TextInput value={rule.name} onChange={(name) => put({ name })} maxLength={120} />
        </Field>
        <MatchFields match={match} onChange={(next) => put({ match: { ...rule.match, ...next } })}>
          <MoreFields match={match} onChange={(next) => put({ match: { ...rule.match, ...next } })} />
          <Field label={t('rule.words')} hint={t('rule.wordsHint')} optional>
            <TextInput
              value={written.words}
              onChange={(words) => setWritten({ ...written, words })}
              placeholder={t('rule.wordsExample')}
            />
          </Field>
        </MatchFields>
        <DoesFields does={does} onChange={(next) => put({ does: next })}>
          <Field label={t('rule.tags')} optional>
            <TextInput value={written.tags} onChange={(tags) => setWritten({ ...written, tags })} />
          </Field>
        </DoesFields>
        <Checkbox
          label={t('rule.goesOn')}
          hint={t('rule.goesOnHint')}
          checked={rule.goesOn}
          onChange={(goesOn) => put({ goesOn })}
        />
        <TryOut match={bodyOf({ ...rule, match, does }).match} />
      </div>
    </Dialog>
  );
}

const listed = (text: string) => text.split(',').flatMap((one) => one.trim() || []);

/** Languages come back as they were told. */
function bodyOf({ match, ...rest }: RuleDraft) {
  const languages = [...LANGUAGES, NOBODY].filter((one) => match.languages.includes(one));
  return { ...rest, match: { ...match, languages: languages as ((typeof LANGUAGES)[number] | 'none')[] } };
}

function MoreFields({ match, onChange }: { match: Match; onChange: (match: Match) => void }) {
  const { t } = useTranslation('assignment');
  const { t: inbox } = useTranslation('conversations');
  const { t: levels } = useTranslation('levels');
  const accounts = useAccounts();
  return (
    <>
      <Field label={t('rule.accounts')} optional>
        <MultiCombobox
          options={accounts.map(({ id, address }) => ({ value: id, label: address }))}
          value={match.accounts}
          onChange={(ids) => onChange({ ...match, accounts: ids })}
          placeholder={levels('policy.every')}
        />
      </Field>
      <Field label={inbox('language')} optional>
        <MultiCombobox
          options={[
            ...LANGUAGES.map((value) => ({ value: value as string, label: LANGUAGE_NAMES[value] })),
            { value: NOBODY, label: inbox('noLanguage') },
          ]}
          value={match.languages}
          onChange={(languages) => onChange({ ...match, languages })}
          placeholder={levels('policy.every')}
        />
      </Field>
    </>
  );
}

interface DoesFieldsProps {
  does: Does;
  onChange: (does: Does) => void;
  children: ReactNode;
}

function DoesFields({ does, onChange, children }: DoesFieldsProps) {
  const { t } = useTranslation('assignment');
  const { t: inbox } = useTranslation('conversations');
  const departments = useDepartments();
  const members = useMembers();
  const same = { value: NOBODY, label: t('rule.same') };
  const orNull = (value: string) => (value === NOBODY ? null : value);
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t('rule.then')}</legend>
      <FieldGroup columns={2}>
        <Field label={inbox('department')}>
          <Select<string>
            value={does.department ?? NOBODY}
            onChange={(value) => onChange({ ...does, department: orNull(value) })}
            options={[same, ...departments.map(({ key, name }) => ({ value: key, label: name }))]}
          />
        </Field>
        <Field label={inbox('assignee')}>
          <Select<string>
            value={does.assignee ?? NOBODY}
            onChange={(value) => onChange({ ...does, assignee: orNull(value) })}
            options={[
              { value: NOBODY, label: t('rule.byTurn') },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={inbox('priorityLabel')}>
          <Select<string>
            value={does.priority ?? NOBODY}
            onChange={(value) => onChange({ ...does, priority: orNull(value) as Does['priority'] })}
            options={[same, ...PRIORITIES.map((value) => ({ value, label: inbox(`priority.${value}`) }))]}
          />
        </Field>
        {children}
      </FieldGroup>
    </fieldset>
  );
}
