import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DEED_STATUSES } from '../../../server/features/conversations/deeds/contract.ts';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { fieldError } from '../../problems.ts';
import { Field, FieldGroup, Select, TextArea, TextInput } from '../../ui/index.ts';
import { spanOf, USUAL_SPANS } from '../conversations/along/spans.ts';
import { useMembers } from '../conversations/choices.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import { departmentsQuery } from '../settings/queries.ts';
import { FieldDeeds } from './field-deeds.tsx';
import styles from './replies.module.css';
import type { Draft, PartProps } from './reply-dialog.tsx';

/** Of a select: nothing is chosen. */
const STAYS = 'stays';
const A_DAY_IN_MINUTES = 1440;

/** What is done to the conversation: when the answer is sent, or at once where there are no words. */
export function DeedsFields({ draft, put, error }: PartProps) {
  const { t } = useTranslation('replies');
  const words = useTranslation('conversations').t;
  return (
    <>
      <p className={styles.along}>{draft.text.trim() ? t('along') : t('alongAtOnce')}</p>
      <FieldGroup columns={2}>
        <Assignee draft={draft} put={put} error={error} />
        <Department draft={draft} put={put} error={error} />
        <Field label={words('priorityLabel')}>
          <Select
            value={draft.priority ?? STAYS}
            options={[
              { value: STAYS, label: t('stays') },
              ...PRIORITIES.map((value) => ({ value: value as string, label: words(`priority.${value}`) })),
            ]}
            onChange={(value) => put({ priority: value === STAYS ? null : (value as Draft['priority']) })}
          />
        </Field>
        <Status draft={draft} put={put} error={error} />
      </FieldGroup>
      <FieldGroup columns={2}>
        <Field label={t('tagsAdded')} hint={t('tagsHint')} optional error={fieldError(error, 'tags')}>
          <TextInput value={draft.tags} onChange={(tags) => put({ tags })} />
        </Field>
        <Field label={t('tagsRemoved')} optional error={fieldError(error, 'removeTags')}>
          <TextInput value={draft.removeTags} onChange={(removeTags) => put({ removeTags })} />
        </Field>
      </FieldGroup>
      <FieldDeeds fields={draft.fields} onChange={(fields) => put({ fields })} error={error} />
      <Field label={t('note')} hint={t('noteHint')} optional error={fieldError(error, 'note')}>
        <TextArea rows={2} value={draft.note} onChange={(note) => put({ note })} />
      </Field>
    </>
  );
}

function Assignee({ draft, put, error }: PartProps) {
  const { t } = useTranslation('replies');
  const words = useTranslation('conversations').t;
  const members = useMembers();
  const { assignee } = draft;
  const isGone =
    assignee !== null &&
    assignee !== 'me' &&
    assignee !== 'none' &&
    !members.some(({ id }) => id === assignee);
  return (
    <Field label={words('assignee')} error={fieldError(error, 'assignee')}>
      <Select
        value={assignee ?? STAYS}
        options={[
          { value: STAYS, label: t('stays') },
          { value: 'me', label: t('whoeverUses') },
          { value: 'none', label: words('nobody') },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
          ...(isGone ? [{ value: assignee, label: t('gonePerson') }] : []),
        ]}
        onChange={(value) => put({ assignee: value === STAYS ? null : value })}
      />
    </Field>
  );
}

function Department({ draft, put, error }: PartProps) {
  const { t } = useTranslation('replies');
  const words = useTranslation('conversations').t;
  const nameOf = useDepartmentName();
  const { data } = useQuery(departmentsQuery);
  return (
    <Field label={words('department')} error={fieldError(error, 'department')}>
      <Select
        value={draft.department ?? STAYS}
        options={[
          { value: STAYS, label: t('stays') },
          ...(data?.items ?? []).map(({ key, name }) => ({ value: key, label: nameOf({ key, name }) })),
        ]}
        onChange={(value) => put({ department: value === STAYS ? null : value })}
      />
    </Field>
  );
}

/** Snoozed, it also says for how long. */
function Status({ draft, put, error }: PartProps) {
  const { t } = useTranslation('replies');
  const words = useTranslation('conversations').t;
  const { status, snoozeMinutes } = draft;
  const spans = [...new Set([...USUAL_SPANS, ...(snoozeMinutes ? [snoozeMinutes] : [])])].sort(
    (a, b) => a - b,
  );
  const spanWords = (minutes: number) => {
    const { unit, count } = spanOf(minutes);
    return t(`span.${unit}`, { count });
  };
  function become(next: Draft['status']) {
    put({ status: next, snoozeMinutes: next === 'snoozed' ? A_DAY_IN_MINUTES : null });
  }
  return (
    <>
      <Field label={t('status')}>
        <Select
          value={status ?? STAYS}
          options={[
            { value: STAYS, label: t('stays') },
            ...DEED_STATUSES.map((value) => ({ value: value as string, label: words(`status.${value}`) })),
          ]}
          onChange={(value) => become(value === STAYS ? null : (value as Draft['status']))}
        />
      </Field>
      {status === 'snoozed' && (
        <Field label={t('snoozeFor')} error={fieldError(error, 'snoozeMinutes')}>
          <Select
            value={String(snoozeMinutes)}
            options={spans.map((minutes) => ({ value: String(minutes), label: spanWords(minutes) }))}
            onChange={(value) => put({ snoozeMinutes: Number(value) })}
          />
        </Field>
      )}
    </>
  );
}
