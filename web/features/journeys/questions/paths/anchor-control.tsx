import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox, Field, Popover, RadioGroup, useUrlFilters } from '../../../../ui/index.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import { Control } from '../../../narrowing/control.tsx';
import styles from '../questions.module.css';
import { useTypeOptions } from '../types.ts';

const DIRECTIONS = ['all', 'after', 'before'] as const;
type Direction = (typeof DIRECTIONS)[number];

interface AnchorProps {
  start: string | undefined;
  end: string | undefined;
}

/** Where paths begin or end: what came after something, what came before it, or everything from the first. */
export function AnchorControl({ start, end }: AnchorProps) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const typeName = useTypeName();
  const type = start ?? end;
  const asked: Direction = start ? 'after' : end ? 'before' : 'all';
  // A direction without a type is not asked yet.
  const [chosen, setChosen] = useState<Direction>();
  const direction = chosen ?? asked;
  const options = useTypeOptions();
  function ask(next: Direction, of: string | undefined) {
    setChosen(next);
    const place = next === 'all' ? {} : next === 'after' ? { start: of } : { end: of };
    url.set({ start: undefined, end: undefined, who: undefined, ...place });
  }
  return (
    <Popover
      title={t('paths.anchor.title')}
      onOpenChange={() => setChosen(undefined)}
      trigger={
        <Control
          name={t(`paths.anchor.${asked}`)}
          value={type ? typeName(type) : t('paths.anchor.first')}
          changed={Boolean(type)}
        />
      }
    >
      <div className={styles.form}>
        <RadioGroup
          label={t('paths.anchor.title')}
          labelHidden
          value={direction}
          options={DIRECTIONS.map((value) => ({ value, label: t(`paths.anchor.${value}Long`) }))}
          onChange={(next) => (next === 'all' || type ? ask(next, type) : setChosen(next))}
        />
        {direction !== 'all' && (
          <Field label={t('paths.anchor.type')}>
            <Combobox value={type ?? null} options={options} onChange={(of) => of && ask(direction, of)} />
          </Field>
        )}
      </div>
    </Popover>
  );
}
