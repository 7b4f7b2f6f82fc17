import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { SERVICE_METRICS } from '../../../server/features/service-levels/shapes-contract.ts';
import { Button, Field, IconButton, Select, TextInput } from '../../ui/index.ts';
import { useDepartments, useMembers } from '../conversations/choices.ts';
import type { PolicyDraft } from './queries.ts';
import styles from './settings.module.css';

type Escalation = PolicyDraft['escalations'][number];

interface EscalationFieldsProps {
  escalations: Escalation[];
  onChange: (escalations: Escalation[]) => void;
}

const NEW: Escalation = {
  on: 'missed',
  metrics: [],
  priority: 'high',
  department: null,
  assignee: null,
  tags: [],
};

/** What is done by itself of what is due soon or late. */
export function EscalationFields({ escalations, onChange }: EscalationFieldsProps) {
  const { t } = useTranslation('levels');
  const set = (index: number, change: Partial<Escalation>) =>
    onChange(escalations.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className={styles.week}>
      <legend className={styles.legend}>{t('escalation.title')}</legend>
      {escalations.map((escalation, index) => (
        <One
          // biome-ignore lint/suspicious/noArrayIndexKey: while it is written, it has no other identity.
          key={index}
          escalation={escalation}
          onChange={(change) => set(index, change)}
          onRemove={() => onChange(escalations.filter((_, at) => at !== index))}
        />
      ))}
      <Button size="s" look="quiet" icon={<Plus size={14} />} onClick={() => onChange([...escalations, NEW])}>
        {t('escalation.add')}
      </Button>
    </fieldset>
  );
}

const ANY = 'any';

interface OneProps {
  escalation: Escalation;
  onChange: (change: Partial<Escalation>) => void;
  onRemove: () => void;
}

function One({ escalation, onChange, onRemove }: OneProps) {
  const { t } = useTranslation('levels');
  const { t: inbox } = useTranslation('conversations');
  const { on, metrics, priority, department, assignee, tags } = escalation;
  const departments = useDepartments();
  const members = useMembers();
  const same = { value: ANY, label: t('escalation.same') };
  const orNull = (value: string) => (value === ANY ? null : value);
  return (
    <div className={styles.escalation}>
      <Field label={t('escalation.on')}>
        <Select<Escalation['on']>
          value={on}
          onChange={(next) => onChange({ on: next })}
          options={(['warning', 'missed'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </Field>
      <Field label={t('escalation.metric')}>
        <Select<string>
          value={metrics[0] ?? ANY}
          onChange={(next) => onChange({ metrics: SERVICE_METRICS.filter((one) => one === next) })}
          options={[
            { value: ANY, label: t('escalation.any') },
            ...SERVICE_METRICS.map((value) => ({ value: value as string, label: t(`metric.${value}`) })),
          ]}
        />
      </Field>
      <Field label={t('escalation.priority')}>
        <Select<string>
          value={priority ?? ANY}
          onChange={(next) => onChange({ priority: PRIORITIES.find((one) => one === next) ?? null })}
          options={[
            same,
            ...PRIORITIES.toReversed().map((value) => ({
              value: value as string,
              label: inbox(`priority.${value}`),
            })),
          ]}
        />
      </Field>
      <Field label={t('escalation.department')}>
        <Select<string>
          value={department ?? ANY}
          onChange={(next) => onChange({ department: orNull(next) })}
          options={[same, ...departments.map(({ key, name }) => ({ value: key, label: name }))]}
        />
      </Field>
      <Field label={t('escalation.assignee')}>
        <Select<string>
          value={assignee ?? ANY}
          onChange={(next) => onChange({ assignee: orNull(next) })}
          options={[same, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Field>
      <Field label={t('escalation.tags')} optional>
        <TextInput
          defaultValue={tags.join(', ')}
          placeholder={t('escalation.tagsExample')}
          onChange={(text) => onChange({ tags: text.split(',').flatMap((tag) => tag.trim() || []) })}
        />
      </Field>
      <IconButton
        className={styles.away}
        label={t('escalation.remove')}
        icon={<X size={16} />}
        onClick={onRemove}
      />
    </div>
  );
}
