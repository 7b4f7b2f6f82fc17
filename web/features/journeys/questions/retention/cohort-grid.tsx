import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { classes, slides, useUrlFilters } from '../../../../ui/index.ts';
import { noon } from '../../../narrowing/period.ts';
import { useMay } from '../../../session/session.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import { useRetentionNames } from './period-name.ts';
import type { Cohort, RetentionAnswer, RetentionPeriod } from './queries.ts';
import { isWeak, useRestsOn } from './rests-on.ts';
import own from './retention.module.css';
import { shadeOf } from './shade.ts';
import { openPeople } from './who.ts';

/** Marks a cohort too small to tell; what it means is written once, below. */
const FEW = '*';

/** A row for each cohort, a column for each period after; what is not over yet is marked, never counted as lost. */
export function CohortGrid({ answer, still }: { answer: RetentionAnswer; still?: boolean }) {
  const { t } = useTranslation('questions');
  const names = useRetentionNames(answer);
  const columns = Math.max(...answer.cohorts.map(({ periods }) => periods.length));
  const shade = shadeOf(answer);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be movable by keyboard. */}
      <section ref={slides} className={styles.scroll} aria-label={t('retention.grid')} tabIndex={0}>
        <table className={own.grid}>
          <thead>
            <tr>
              <Head>{t('retention.began')}</Head>
              <Head>{t('retention.customers')}</Head>
              {Array.from({ length: columns }, (_, period) => (
                <Head key={names.period(period)}>{names.period(period)}</Head>
              ))}
            </tr>
          </thead>
          <tbody>
            <AverageRow answer={answer} still={still} />
            {answer.cohorts.map((cohort) => (
              <CohortRow key={cohort.at} cohort={cohort} answer={answer} shade={shade} still={still} />
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.quiet}>
        <span className={classes(own.swatch, own.open)} /> {t('retention.notOver')}
      </p>
      {answer.average.some(isWeak) && (
        <p className={styles.quiet}>
          <span className={classes(own.swatch, own.weak)} /> {t('retention.weak')}
        </p>
      )}
      {answer.cohorts.some(({ small }) => small) && (
        <p className={styles.quiet} aria-hidden>
          <span className={own.few}>{FEW}</span> {t('small')}
        </p>
      )}
    </>
  );
}

/** Heads are read one after the other; the comma keeps "Month 1" and "Month 2" apart. */
function Head({ children }: { children: string }) {
  return (
    <th scope="col">
      {children}
      <span className="visually-hidden">,</span>
    </th>
  );
}

interface CohortRowProps {
  cohort: Cohort;
  answer: RetentionAnswer;
  shade: (share: number) => number;
  still: boolean | undefined;
}

function CohortRow({ cohort, answer, shade, still }: CohortRowProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const names = useRetentionNames(answer);
  const name = names.cohort(cohort.at);
  // Those who began before the period did are not among them: it is the rest of a month, not a month with few.
  const isCut = answer.period.from !== null && noon(cohort.at) < new Date(answer.period.from);
  return (
    <tr>
      <th scope="row">
        {name}
        {isCut && (
          <small className={own.restsOn}>
            {t('retention.from', { date: format.date(answer.period.from!) })}
          </small>
        )}
      </th>
      <td className={own.size}>
        {still ? (
          format.number(cohort.customers)
        ) : (
          <PeopleButton
            count={cohort.customers}
            label={`${t('retention.whoBegan')}, ${name}`}
            onClick={() => url.set(openPeople({ cohort: cohort.at, part: 'began' }))}
          />
        )}
        {cohort.small && (
          <span role="img" aria-label={t('small')} title={t('small')} className={own.few}>
            {FEW}
          </span>
        )}
      </td>
      {cohort.periods.map((period) => (
        <PeriodCell
          key={period.period}
          period={period}
          label={`${name}, ${names.period(period.period)}`}
          shade={shade(period.share)}
          onOpen={still ? undefined : () => url.set(openPeople({ cohort: cohort.at, period: period.period }))}
        />
      ))}
    </tr>
  );
}

interface PeriodCellProps {
  period: RetentionPeriod;
  label: string;
  shade: number;
  onOpen: (() => void) | undefined;
}

function PeriodCell({ period, label, shade, onOpen }: PeriodCellProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const may = useMay()('customers.read');
  const { share, customers, known } = period;
  const shown = format.percent(share, share < 0.1 ? 1 : 0);
  const count = t('customers', { count: customers, shown: format.number(customers) });
  const words = [label, shown, count, !known && t('retention.soFar')].filter(Boolean).join(', ');
  return (
    <td
      className={classes(own.cell, !known && own.open)}
      style={known ? { background: `color-mix(in oklab, var(--accent) ${shade}%, var(--panel))` } : undefined}
    >
      {onOpen && may && customers > 0 ? (
        <button type="button" className={own.cellButton} aria-label={words} title={words} onClick={onOpen}>
          {shown}
        </button>
      ) : (
        <span title={words}>{shown}</span>
      )}
    </td>
  );
}

/** Over all cohorts whose period is over. */
function AverageRow({ answer, still }: { answer: RetentionAnswer; still: boolean | undefined }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const names = useRetentionNames(answer);
  const may = useMay()('customers.read');
  const restsOn = useRestsOn(answer);
  return (
    <tr className={own.average}>
      <th scope="row">{t('retention.all')}</th>
      <td className={own.size}>{format.number(answer.total.customers)}</td>
      {answer.average.map((one) => {
        const { period, share, customers, n } = one;
        const shown = format.percent(share, share < 0.1 ? 1 : 0);
        const people = t('retention.n', { n: format.number(n) });
        const label = [
          `${t('retention.all')}, ${names.period(period)}`,
          `${shown} ${people}`,
          t('customers', { count: customers, shown: format.number(customers) }),
          restsOn(one),
        ].join(', ');
        const figure = (
          <>
            {shown} <small className={own.restsOn}>{people}</small>
          </>
        );
        return (
          <td key={period} className={classes(own.cell, isWeak(one) && own.weak)}>
            {!still && may && customers > 0 ? (
              <button
                type="button"
                className={own.cellButton}
                aria-label={label}
                title={label}
                onClick={() => url.set(openPeople({ period }))}
              >
                {figure}
              </button>
            ) : (
              <span title={label}>{figure}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
