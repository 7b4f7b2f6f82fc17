import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scorecardsApi } from '../../../../server/features/quality/scorecards/contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Dialog, Field, TextInput, toast } from '../../../ui/index.ts';
import styles from '../quality.module.css';
import { type Scorecard, useFreshQuality } from '../queries.ts';
import { type CriterionDraft, CriterionFields } from './criterion-fields.tsx';

interface ScorecardDialogProps {
  /** Absent of a new one. */
  scorecard: Scorecard | undefined;
  onClose: () => void;
}

const EMPTY: Omit<CriterionDraft, 'key'> = {
  ...{ name: '', good: '', weight: 1, scale: 'five', optional: false, critical: false },
};
let keys = 0;
const keyed = <One extends object>(one: One) => ({ ...one, key: ++keys });

/** A scorecard: its name and criteria. */
export function ScorecardDialog({ scorecard, onClose }: ScorecardDialogProps) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const [name, setName] = useState(scorecard?.name ?? '');
  const [criteria, setCriteria] = useState<CriterionDraft[]>(() =>
    (scorecard?.criteria ?? [EMPTY]).map((one) => keyed({ ...one })),
  );
  const save = useMutation({
    mutationFn: () => {
      const body = { name, criteria: criteria.map(({ key: _, ...one }) => one) };
      return scorecard
        ? call(scorecardsApi.change, { params: { id: scorecard.id }, body })
        : call(scorecardsApi.create, { body });
    },
    onSuccess: async () => {
      await refresh();
      toast({ title: t('scorecards.saved', { name }) });
      onClose();
    },
  });
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const change = (key: number, next: Partial<CriterionDraft>) =>
    setCriteria((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const isReady = name.trim() && criteria.length > 0 && criteria.every((one) => one.name.trim());
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={scorecard ? scorecard.name : t('scorecards.new')}
      description={scorecard ? t('scorecards.changeText') : undefined}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} disabled={!isReady} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <Field label={t('scorecards.name')} error={fieldError(save.error, 'name')}>
          <TextInput value={name} onChange={setName} maxLength={100} />
        </Field>
        {criteria.map((criterion, at) => (
          <CriterionFields
            key={criterion.key}
            criterion={criterion}
            place={at + 1}
            share={criterion.weight / weights}
            onChange={(next) => change(criterion.key, next)}
            onRemove={
              criteria.length > 1
                ? () => setCriteria((before) => before.filter(({ key }) => key !== criterion.key))
                : undefined
            }
          />
        ))}
        <div>
          <Button
            size="s"
            icon={<Plus size={14} />}
            onClick={() => setCriteria((before) => [...before, keyed(EMPTY)])}
          >
            {t('criterion.new')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
