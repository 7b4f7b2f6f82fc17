import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceControl } from './choice-control.tsx';
import type { Choice } from './choice-list.tsx';
import { TIME_COMPARISONS, type TimeComparison, useTimeComparisonName } from './comparison.ts';
import type { Period } from './period.ts';

interface CompareControlProps<Other extends string> {
  period: Period;
  value: TimeComparison | Other;
  /** What there is beside other times: another segment. */
  others?: readonly Choice<Other>[];
  /** Below the choices: which of the others. */
  more?: ReactNode;
  shown?: string;
  onChoose: (value: TimeComparison | Other) => void;
}

/** What the answer is held against. Not shown where there is nothing it could be held against. */
export function CompareControl<Other extends string = never>(props: CompareControlProps<Other>) {
  const { period, value, others = [], more, shown, onChoose } = props;
  const { t } = useTranslation('narrowing');
  const name = useTimeComparisonName();
  const times = TIME_COMPARISONS.filter((one) => one === 'none' || period.from);
  const options: Choice<TimeComparison | Other>[] = [
    ...times.map((one) => ({ value: one, label: name(one, period) })),
    ...others,
  ];
  if (options.length < 2) return null;
  return (
    <ChoiceControl<TimeComparison | Other>
      name={t('compare.label')}
      title={t('compare.title')}
      value={value}
      usual={period.from ? 'previous' : 'none'}
      options={options}
      unfinished={others.map((one) => one.value)}
      shown={shown}
      onChoose={onChoose}
      more={() => more}
    />
  );
}
