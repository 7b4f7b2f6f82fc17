import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../../../server/features/assignment/contract.ts';
import { HOWS, PRESENCES } from '../../../server/features/assignment/shapes-contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  NumberInput,
  RadioGroup,
  Select,
} from '../../ui/index.ts';
import { useDepartments } from '../conversations/choices.ts';
import styles from './assignment.module.css';
import { type Policy, policiesQuery } from './queries.ts';
import { EVERYBODY, usePolicyWords } from './words.ts';

const NEW: Policy = {
  ...{ department: null, how: 'round-robin', presence: 'available', hereMinutes: 15 },
  ...{ byLanguage: true, handsOver: false, overflow: null, overflowMinutes: 0 },
};
const NOBODY_HELPS = 'none';

interface PolicyDialogProps {
  /** Null for a department that has none of its own yet. */
  policy: Policy | null;
  onClose: () => void;
}

/** Whose turn it is, who counts as there, and what is done when nobody can. */
export function PolicyDialog({ policy, onClose }: PolicyDialogProps) {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const { nameOf } = usePolicyWords();
  const departments = useDepartments();
  const { data } = useQuery(policiesQuery);
  const left = departments.filter(({ key }) => !data?.items.some(({ department }) => department === key));
  const [draft, setDraft] = useState<Policy>(policy ?? { ...NEW, department: left[0]?.key ?? null });
  const put = (change: Partial<Policy>) => setDraft((before) => ({ ...before, ...change }));
  const { department, ...body } = draft;
  const save = useMutation({
    mutationFn: () => call(assignmentApi.set, { params: { department: department ?? EVERYBODY }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['assignment'] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={policy ? nameOf(department) : t('policies.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['overflow']) && <Callout problem={save.error} />}
        {!policy && (
          <Field label={t('policy.department')}>
            <Select
              value={department}
              onChange={(key) => put({ department: key })}
              options={left.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </Field>
        )}
        <RadioGroup
          label={t('policy.how')}
          value={draft.how}
          onChange={(how) => put({ how })}
          options={HOWS.map((value) => ({
            ...{ value, label: t(`how.${value}.name`), hint: t(`how.${value}.about`) },
          }))}
        />
        {draft.how !== 'nobody' && <Whom draft={draft} put={put} error={save.error} />}
      </div>
    </Dialog>
  );
}

interface PartProps {
  draft: Policy;
  put: (change: Partial<Policy>) => void;
  error: unknown;
}

function Whom({ draft, put, error }: PartProps) {
  const { t } = useTranslation('assignment');
  const departments = useDepartments().filter(({ key }) => key !== draft.department);
  return (
    <>
      <FieldGroup columns={2}>
        <Field label={t('policy.presence')}>
          <Select
            value={draft.presence}
            onChange={(presence) => put({ presence })}
            options={PRESENCES.map((value) => ({ value, label: t(`presence.${value}.name`) }))}
          />
        </Field>
        {draft.presence === 'here' && (
          <Field label={t('policy.hereMinutes')}>
            <NumberInput
              value={draft.hereMinutes}
              onChange={(minutes) => minutes && put({ hereMinutes: minutes })}
              min={1}
              max={1440}
            />
          </Field>
        )}
      </FieldGroup>
      <Checkbox
        label={t('policy.byLanguage')}
        hint={t('policy.byLanguageHint')}
        checked={draft.byLanguage}
        onChange={(byLanguage) => put({ byLanguage })}
      />
      <Checkbox
        label={t('policy.handsOver')}
        hint={t('policy.handsOverHint')}
        checked={draft.handsOver}
        onChange={(handsOver) => put({ handsOver })}
      />
      <FieldGroup columns={2}>
        <Field label={t('policy.overflow')} error={fieldError(error, 'overflow')}>
          <Select
            value={draft.overflow ?? NOBODY_HELPS}
            onChange={(key) => put({ overflow: key === NOBODY_HELPS ? null : key })}
            options={[
              { value: NOBODY_HELPS, label: t('policy.noOverflow') },
              ...departments.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        </Field>
        {draft.overflow !== null && (
          <Field label={t('policy.overflowMinutes')} hint={t('policy.overflowHint')}>
            <NumberInput
              value={draft.overflowMinutes}
              onChange={(minutes) => put({ overflowMinutes: minutes ?? 0 })}
              min={0}
              max={10_080}
            />
          </Field>
        )}
      </FieldGroup>
    </>
  );
}
