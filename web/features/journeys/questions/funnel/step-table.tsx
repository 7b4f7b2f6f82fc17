import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import type { FunnelAnswer, FunnelStepAnswer } from './queries.ts';
import { openPeople } from './who.ts';

/** The steps with all their figures; who reached one and who was lost before it can be opened. */
export function StepTable({ answer, names }: { answer: FunnelAnswer; names: readonly string[] }) {
  const { t } = useTranslation('questions');
  return (
    <section className={styles.scroll} aria-label={t('funnel.table.label')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('funnel.table.step')}</th>
            <th scope="col">{t('funnel.table.reached')}</th>
            <th scope="col">{t('funnel.table.ofFirst')}</th>
            <th scope="col">{t('funnel.table.ofPrevious')}</th>
            <th scope="col">{t('funnel.table.lost')}</th>
            <th scope="col">{t('funnel.table.time')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.steps.map((step, index) => (
            <StepRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the row.
              key={index}
              step={step}
              before={answer.steps[index - 1]}
              number={index + 1}
              name={names[index] ?? step.name}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface StepRowProps {
  step: FunnelStepAnswer;
  before: FunnelStepAnswer | undefined;
  number: number;
  name: string;
}

function StepRow({ step, before, number, name }: StepRowProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const { medianSecondsFromPrevious: median, p90SecondsFromPrevious: p90 } = step;
  return (
    <tr>
      <th scope="row">
        {number}. {name}
      </th>
      <td>
        <PeopleButton
          count={step.customers}
          label={t('funnel.whoReached', { step: name })}
          onClick={() => url.set(openPeople({ stepNumber: number }))}
        />
        {step.small && <small className={styles.small}>{t('small')}</small>}
      </td>
      <ShareCell value={step.share} low={before ? step.low : null} high={before ? step.high : null} />
      {before ? (
        <>
          <ShareCell value={step.shareOfPrevious} low={step.previousLow} high={step.previousHigh} />
          <td>
            <PeopleButton
              count={before.customers - step.customers}
              label={t('funnel.whoDropped', { step: name })}
              onClick={() => url.set(openPeople({ stepNumber: number, part: 'dropped' }))}
            />
          </td>
          <td>
            {median === null ? '–' : format.duration(median)}
            {p90 !== null && <small>{t('funnel.p90', { time: format.duration(p90) })}</small>}
          </td>
        </>
      ) : (
        <>
          <td />
          <td />
          <td />
        </>
      )}
    </tr>
  );
}

function ShareCell({ value, low, high }: { value: number | null; low: number | null; high: number | null }) {
  const text = useFigureText('rate');
  const interval = text.interval({ low, high });
  return (
    <td>
      {text.value(value)}
      {interval && <small>{interval}</small>}
    </td>
  );
}
