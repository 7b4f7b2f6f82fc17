import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field, IconButton, MultiCombobox, NumberInput, Select, TextInput } from '../../../ui/index.ts';
import { useStageName, useTypeName } from '../../catalogue/names.ts';
import { stagesQuery, typesQuery } from '../../catalogue/queries.ts';
import {
  changeStep,
  type Drawing,
  type DrawnStep,
  inUnit,
  moveStep,
  removeStep,
  UNITS,
  type Unit,
} from './drawing.ts';
import styles from './intended.module.css';

interface StepProps {
  drawing: Drawing;
  step: DrawnStep;
  index: number;
  onChange: (next: Drawing) => void;
}

/** One step as it is drawn: what it is called, what it stands for, what is promised, how it should feel. */
export function DrawnStepFields({ drawing, step, index, onChange }: StepProps) {
  const { t } = useTranslation('journeys');
  const typeName = useTypeName();
  const { data: types } = useQuery(typesQuery);
  const change = (part: Partial<DrawnStep>) => onChange(changeStep(drawing, step.id, part));
  const isLast = index === drawing.steps.length - 1;
  return (
    <li className={styles.drawnStep}>
      <div className={styles.drawnHead}>
        <Field label={t('intended.step', { number: index + 1 })}>
          <TextInput value={step.title} maxLength={100} onChange={(title) => change({ title })} />
        </Field>
        <Arrange drawing={drawing} step={step} index={index} onChange={onChange} />
      </div>
      <Field label={t('intended.types')} hint={t('intended.typesHint')}>
        <MultiCombobox
          value={step.types}
          options={(types?.items ?? []).map(({ name }) => ({ value: name, label: typeName(name) }))}
          placeholder={t('intended.chooseTypes')}
          onChange={(chosen) => change({ types: chosen })}
        />
      </Field>
      <div className={styles.three}>
        <StageField step={step} onChange={change} />
        <FeelingField step={step} onChange={change} />
        {!isLast && <PromiseField step={step} onChange={change} />}
      </div>
    </li>
  );
}

function Arrange({ drawing, step, index, onChange }: StepProps) {
  const { t } = useTranslation('journeys');
  const number = index + 1;
  return (
    <>
      <IconButton
        icon={<ArrowUp size={16} />}
        label={t('intended.up', { number })}
        disabled={index === 0}
        onClick={() => onChange(moveStep(drawing, step.id, -1))}
      />
      <IconButton
        icon={<ArrowDown size={16} />}
        label={t('intended.down', { number })}
        disabled={index === drawing.steps.length - 1}
        onClick={() => onChange(moveStep(drawing, step.id, 1))}
      />
      <IconButton
        icon={<X size={16} />}
        label={t('intended.removeStep', { number })}
        disabled={drawing.steps.length <= 2}
        onClick={() => onChange(removeStep(drawing, step.id))}
      />
    </>
  );
}

interface PartProps {
  step: DrawnStep;
  onChange: (part: Partial<DrawnStep>) => void;
}

const NONE = 'none';

function StageField({ step, onChange }: PartProps) {
  const { t } = useTranslation('journeys');
  const stageName = useStageName();
  const { data } = useQuery(stagesQuery);
  return (
    <Field label={t('intended.stage')}>
      <Select
        value={step.stage ?? NONE}
        options={[
          { value: NONE, label: t('edit.noStage') },
          ...(data?.items ?? []).map((stage) => ({ value: stage.key, label: stageName(stage) })),
        ]}
        onChange={(stage) => onChange({ stage: stage === NONE ? null : stage })}
      />
    </Field>
  );
}

const FEELINGS = {
  '-1': 'veryNegative',
  '-0.5': 'negative',
  '0': 'neutral',
  '0.5': 'positive',
  '1': 'veryPositive',
} as const;

/** The five faces; a value between them, set elsewhere, shows as the nearest. */
function FeelingField({ step, onChange }: PartProps) {
  const { t } = useTranslation(['journeys', 'ui']);
  const { expectedEmotion } = step;
  const nearest = expectedEmotion === null ? NONE : String(Math.round(expectedEmotion * 2) / 2 || 0);
  return (
    <Field label={t('intended.feeling')}>
      <Select
        value={nearest}
        options={[
          { value: NONE, label: t('intended.anyFeeling') },
          ...Object.entries(FEELINGS).map(([value, name]) => ({ value, label: t(`ui:emotion.${name}`) })),
        ]}
        onChange={(value) => onChange({ expectedEmotion: value === NONE ? null : Number(value) })}
      />
    </Field>
  );
}

/** How long it may take until the next step. */
function PromiseField({ step, onChange }: PartProps) {
  const { t } = useTranslation('journeys');
  const [amount, unit] = step.promiseSeconds === null ? [null, 'day' as Unit] : inUnit(step.promiseSeconds);
  return (
    <Field label={t('intended.promise')} optional>
      <div className={styles.time}>
        <NumberInput
          value={amount}
          min={1}
          max={3660}
          onChange={(next) => onChange({ promiseSeconds: next ? Math.round(next) * UNITS[unit] : null })}
        />
        <Select
          aria-label={t('intended.unit')}
          value={unit}
          disabled={amount === null}
          options={(Object.keys(UNITS) as Unit[]).map((one) => ({ value: one, label: t(`intended.${one}`) }))}
          onChange={(next) => onChange({ promiseSeconds: (amount ?? 1) * UNITS[next] })}
        />
      </div>
    </Field>
  );
}
