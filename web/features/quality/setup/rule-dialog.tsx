import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REASONS } from '../../../../server/features/quality/reviews/shapes-contract.ts';
import { samplingApi } from '../../../../server/features/quality/sampling/contract.ts';
import { call } from '../../../api.ts';
import {
  Button,
  Callout,
  CHANNELS,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  MultiCombobox,
  NumberInput,
  RadioGroup,
  Select,
  TextInput,
  toast,
  useChannelName,
} from '../../../ui/index.ts';
import { useDepartments } from '../../conversations/choices.ts';
import styles from '../quality.module.css';
import { type Rule, reviewersQuery, scorecardsQuery, useFreshQuality } from '../queries.ts';

type Draft = Omit<Rule, 'id' | 'seed' | 'lastDraw'>;

const NEW: Omit<Draft, 'scorecard'> = {
  ...{ name: '', enabled: true, how: 'random', perPerson: 3, channels: [], departments: [] },
  ...{ reasons: ['low-csat'], longerThan: 20, reviewers: [] },
};

/** What is drawn, of whose conversations, and for whom. */
export function RuleDialog({ rule, onClose }: { rule: Rule | undefined; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const { data: scorecards } = useQuery(scorecardsQuery);
  const usable = (scorecards?.items ?? []).filter(({ id, archived }) => !archived || id === rule?.scorecard);
  const [draft, setDraft] = useState<Omit<Draft, 'scorecard'> & { scorecard?: string }>(() =>
    rule ? withoutFacts(rule) : NEW,
  );
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const scorecard = draft.scorecard ?? usable[0]?.id;
  const save = useMutation({
    mutationFn: () => {
      const body = { ...draft, scorecard: scorecard! };
      return rule
        ? call(samplingApi.change, { params: { id: rule.id }, body })
        : call(samplingApi.create, { body });
    },
    onSuccess: async () => {
      await refresh();
      toast({ title: t('rules.saved', { name: draft.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={rule ? rule.name : t('rules.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!draft.name.trim() || !scorecard}
            onClick={() => save.mutate()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && <Callout problem={save.error} />}
        <Field label={t('rules.name')}>
          <TextInput value={draft.name} onChange={(name) => set({ name })} maxLength={100} />
        </Field>
        <RadioGroup
          label={t('rules.how')}
          value={draft.how}
          onChange={(how) => set({ how })}
          options={(['random', 'targeted'] as const).map((value) => ({
            ...{ value, label: t(`rules.hows.${value}`), hint: t(`rules.hints.${value}`) },
          }))}
        />
        {draft.how === 'targeted' && <Reasons draft={draft} onChange={set} />}
        <FieldGroup columns={2}>
          <Field label={t('rules.perPerson')}>
            <NumberInput
              value={draft.perPerson}
              onChange={(n) => n && set({ perPerson: Math.round(n) })}
              min={1}
              max={100}
            />
          </Field>
          <Field label={t('rules.scorecard')}>
            <Select
              value={scorecard ?? null}
              onChange={(next) => set({ scorecard: next })}
              options={usable.map(({ id: value, name: label }) => ({ value, label }))}
            />
          </Field>
        </FieldGroup>
        <Where draft={draft} onChange={set} />
        <Checkbox
          label={t('rules.enabled')}
          checked={draft.enabled}
          onChange={(enabled) => set({ enabled })}
        />
      </div>
    </Dialog>
  );
}

const withoutFacts = ({ id: _, seed: __, lastDraw: ___, ...draft }: Rule): Draft => draft;

interface PartProps {
  draft: Omit<Draft, 'scorecard'>;
  onChange: (change: Partial<Draft>) => void;
}

function Reasons({ draft: { reasons, longerThan }, onChange }: PartProps) {
  const { t } = useTranslation('quality');
  return (
    <fieldset className={styles.reasons}>
      <legend>{t('rules.reasons')}</legend>
      {REASONS.map((reason) => (
        <Checkbox
          key={reason}
          label={t(`chosen.${reason}`)}
          checked={reasons.includes(reason)}
          onChange={(on) =>
            onChange({ reasons: on ? [...reasons, reason] : reasons.filter((one) => one !== reason) })
          }
        />
      ))}
      {reasons.includes('long') && (
        <Field label={t('rules.longerThan')}>
          <NumberInput
            value={longerThan}
            onChange={(n) => onChange({ longerThan: n && Math.round(n) })}
            min={1}
            max={1000}
          />
        </Field>
      )}
    </fieldset>
  );
}

function Where({ draft: { channels, departments, reviewers }, onChange }: PartProps) {
  const { t } = useTranslation('quality');
  const channelName = useChannelName();
  const places = useDepartments();
  const { data } = useQuery(reviewersQuery);
  return (
    <>
      <FieldGroup columns={2}>
        <Field label={t('rules.channels')} hint={t('rules.all')} optional>
          <MultiCombobox
            value={channels}
            onChange={(next) => onChange({ channels: next as Draft['channels'] })}
            options={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
          />
        </Field>
        <Field label={t('rules.departments')} hint={t('rules.all')} optional>
          <MultiCombobox
            value={departments}
            onChange={(next) => onChange({ departments: next })}
            options={[
              ...places.map(({ key: value, name: label }) => ({ value, label })),
              { value: 'none', label: t('report.noDepartment') },
            ]}
          />
        </Field>
      </FieldGroup>
      <Field label={t('rules.reviewers')} hint={t('rules.reviewersHint')} optional>
        <MultiCombobox
          value={reviewers}
          onChange={(next) => onChange({ reviewers: next })}
          options={(data?.items ?? []).map(({ id: value, name: label }) => ({ value, label }))}
        />
      </Field>
    </>
  );
}
