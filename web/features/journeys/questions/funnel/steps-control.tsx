import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Combobox, Field, Popover, useUrlFilters } from '../../../../ui/index.ts';
import styles from '../questions.module.css';
import { useTypeOptions } from '../types.ts';
import own from './funnel.module.css';
import { StepControl } from './step-control.tsx';
import { moved, type Step, stepsInUrl } from './steps.ts';

const MOST_STEPS = 10;
const LEAST_STEPS = 2;

/** The steps in a row; each opens what it is made of. */
export function StepsControl({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const set = (next: readonly Step[]) => url.set({ ...stepsInUrl(next), who: undefined, of: undefined });
  return (
    <ol className={own.steps} aria-label={t('funnel.steps')}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the row.
        <li key={index} className={own.step}>
          <StepControl
            step={step}
            number={index + 1}
            count={steps.length}
            onChange={(next) => set(steps.map((one, at) => (at === index ? next : one)))}
            onMove={(to) => set(moved(steps, index, to))}
            onRemove={
              steps.length > LEAST_STEPS ? () => set(steps.filter((_, at) => at !== index)) : undefined
            }
          />
          <ChevronRight size={16} className={own.then} aria-hidden />
        </li>
      ))}
      {steps.length < MOST_STEPS && (
        <li>
          <AddStep onAdd={(type) => set([...steps, { types: [type] }])} />
        </li>
      )}
    </ol>
  );
}

function AddStep({ onAdd }: { onAdd: (type: string) => void }) {
  const { t } = useTranslation('questions');
  const [open, setOpen] = useState(false);
  const options = useTypeOptions();
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('funnel.step.add')}
      trigger={
        <Button look="quiet" icon={<Plus size={16} />}>
          {t('funnel.step.add')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label={t('funnel.step.type')}>
          <Combobox
            value={null}
            options={options}
            onChange={(type) => {
              if (!type) return;
              onAdd(type);
              setOpen(false);
            }}
          />
        </Field>
      </div>
    </Popover>
  );
}
