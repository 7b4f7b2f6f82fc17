import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, classes, Field, MultiCombobox, Popover } from '../../../../ui/index.ts';
import { Control } from '../../../narrowing/control.tsx';
import styles from '../questions.module.css';
import { useTypeOptions } from '../types.ts';
import own from './funnel.module.css';
import { useConditionText, useStepName } from './step-name.ts';
import type { Step } from './steps.ts';
import { WhereForm } from './where-form.tsx';

interface StepControlProps {
  step: Step;
  /** 1 for the first. */
  number: number;
  count: number;
  onChange: (step: Step) => void;
  /** @param to index */
  onMove: (to: number) => void;
  /** Undefined where so few are left that none can go. */
  onRemove: (() => void) | undefined;
}

/** One step of the funnel: what it is, and what can be done with it. */
export function StepControl({ step, number, count, onChange, onMove, onRemove }: StepControlProps) {
  const { t } = useTranslation('questions');
  const [open, setOpen] = useState(false);
  const name = useStepName()(step);
  const condition = useConditionText()(step.where);
  const options = useTypeOptions(step.types);
  const index = number - 1;
  function close(deed: () => void) {
    setOpen(false);
    deed();
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('funnel.step.title', { number })}
      trigger={
        <Control
          name={number}
          value={condition ? `${name} · ${condition}` : name}
          className={own.stepControl}
        />
      }
    >
      <div className={classes(styles.form, own.stepForm)}>
        <Field label={t('funnel.step.any')} hint={t('funnel.step.anyHint')}>
          <MultiCombobox
            value={step.types}
            options={options}
            onChange={(types) => types.length && onChange({ ...step, types })}
          />
        </Field>
        <WhereForm where={step.where} onChange={(where) => onChange({ ...step, where })} />
        <div className={styles.foot}>
          <Button
            size="s"
            look="quiet"
            icon={<ArrowLeft size={16} />}
            disabled={index === 0}
            onClick={() => close(() => onMove(index - 1))}
          >
            {t('funnel.step.earlier')}
          </Button>
          <Button
            size="s"
            look="quiet"
            icon={<ArrowRight size={16} />}
            disabled={number === count}
            onClick={() => close(() => onMove(index + 1))}
          >
            {t('funnel.step.later')}
          </Button>
          {onRemove && (
            <Button size="s" look="quiet" icon={<Trash2 size={16} />} onClick={() => close(onRemove)}>
              {t('funnel.step.remove')}
            </Button>
          )}
        </div>
      </div>
    </Popover>
  );
}
