import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policiesApi } from '../../../server/features/service-levels/contract.ts';
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
  Select,
  TextInput,
  toast,
} from '../../ui/index.ts';
import { EscalationFields } from './escalation-fields.tsx';
import { MatchFields } from './match-fields.tsx';
import { calendarsQuery, type PolicyDraft } from './queries.ts';
import styles from './settings.module.css';
import { TargetsTable } from './targets-table.tsx';

interface PolicyDialogProps {
  /** Absent of a new one. */
  id?: string | undefined;
  draft: PolicyDraft;
  onClose: () => void;
}

const BY_CLOCK = 'clock';

/** A policy, or a new one: for whom, what is promised, what is done when it is not kept. */
export function PolicyDialog({ id, draft, onClose }: PolicyDialogProps) {
  const { t } = useTranslation('levels');
  const client = useQueryClient();
  const [policy, setPolicy] = useState(draft);
  // What cannot be read would be saved as what stood there before.
  const [faulty, setFaulty] = useState<string[]>([]);
  const { data: calendars } = useQuery(calendarsQuery);
  const set = (change: Partial<PolicyDraft>) => setPolicy((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () =>
      id
        ? call(policiesApi.change, { params: { id }, body: policy })
        : call(policiesApi.create, { body: policy }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['service-levels'] });
      toast({ title: t('policy.saved', { name: policy.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={id ? draft.name : t('policy.new')}
      description={t('policy.holds')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!policy.name.trim() || faulty.length > 0}
            onClick={() => save.mutate()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <FieldGroup columns={2}>
          <Field label={t('policy.name')} error={fieldError(save.error, 'name')}>
            <TextInput value={policy.name} onChange={(name) => set({ name })} maxLength={120} />
          </Field>
          <Field label={t('policy.calendar')}>
            <Select<string>
              value={policy.calendar ?? BY_CLOCK}
              onChange={(next) => {
                set({ calendar: next === BY_CLOCK ? null : next });
                setFaulty([]);
              }}
              options={[
                ...(calendars?.items ?? []).map(({ id: value, name }) => ({ value, label: name })),
                { value: BY_CLOCK, label: t('policy.byClock') },
              ]}
            />
          </Field>
        </FieldGroup>
        <TargetsTable
          targets={policy.targets}
          calendar={policy.calendar}
          onChange={(targets) => set({ targets })}
          onFault={(target, isFaulty) =>
            setFaulty((before) => [...before.filter((one) => one !== target), ...(isFaulty ? [target] : [])])
          }
        />
        <MatchFields match={policy.match} onChange={(match) => set({ match })} />
        <FieldGroup columns={2}>
          <Field label={t('policy.warn')} hint={t('policy.warnHint')}>
            <NumberInput
              value={policy.warnPercent}
              onChange={(percent) => percent && set({ warnPercent: percent })}
              min={1}
              max={100}
            />
          </Field>
          <Checkbox
            label={t('policy.pauses')}
            hint={t('policy.pausesHint')}
            checked={policy.pausesWaiting}
            onChange={(pausesWaiting) => set({ pausesWaiting })}
          />
        </FieldGroup>
        <EscalationFields escalations={policy.escalations} onChange={(escalations) => set({ escalations })} />
      </div>
    </Dialog>
  );
}
