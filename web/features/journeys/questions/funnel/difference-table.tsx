import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import styles from '../questions.module.css';
import { type Difference, useFactName, useSameFacts } from './fact-name.ts';
import own from './funnel.module.css';

/** What goes with coming through, the most certain first: how much more often, and how sure that is. */
export function DifferenceTable({
  items,
  names,
}: {
  items: readonly Difference[];
  names: readonly string[];
}) {
  const { t } = useTranslation('questions');
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('funnel.different.what')}</th>
            <th scope="col">{t('funnel.different.converters')}</th>
            <th scope="col">{t('funnel.different.others')}</th>
            <th scope="col">{t('funnel.different.odds')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('funnel.different.drawn')}</span>
            </th>
            <th scope="col">{t('funnel.different.p')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={`${item.what} ${item.name} ${item.value}`} item={item} names={names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, names }: { item: Difference; names: readonly string[] }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const name = useFactName()(item);
  const same = useSameFacts()(item.same);
  const share = ({ n, of }: { n: number; of: number }) => (
    <td>
      {of ? format.percent(n / of, 1) : '–'}
      <small>{t('nOf', { n: format.number(n), of: format.number(of) })}</small>
    </td>
  );
  const ratio = (value: number) => ratioText(value, format.number);
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{t(`funnel.different.kind.${item.what}`)}</small>
        {same && <small className={own.same}>{same}</small>}
        {item.since > 1 && <small>{t('funnel.different.since', { step: names[item.since - 1] })}</small>}
      </th>
      {share(item.converters)}
      {share(item.others)}
      <td>
        {ratio(item.oddsRatio)}
        <small>{t('interval', { low: ratio(item.low), high: ratio(item.high) })}</small>
      </td>
      <td className={own.forest}>
        <Forest item={item} />
      </td>
      <td>{pText(item.adjustedP, format.number)}</td>
    </tr>
  );
}

/** Beyond these a ratio is only said to be beyond them: it rests on a handful of people. */
const SMALLEST_RATIO = 0.01;
const LARGEST_RATIO = 1000;

function ratioText(value: number, number: (value: number, digits?: number) => string): string {
  if (value < SMALLEST_RATIO) return `< ${number(SMALLEST_RATIO, 2)}`;
  if (value > LARGEST_RATIO) return `> ${number(LARGEST_RATIO)}`;
  return number(value, value < 10 ? 2 : 0);
}

const SMALLEST_P = 0.001;

function pText(p: number, number: (value: number, digits?: number) => string): string {
  return p < SMALLEST_P ? `< ${number(SMALLEST_P, 3)}` : number(p, 3);
}

/** Odds from a sixteenth to sixteenfold, each doubling as far as the next; even odds in the middle. */
const DOUBLINGS = 4;

function Forest({ item }: { item: Difference }) {
  const place = (odds: number) =>
    50 + (Math.max(-DOUBLINGS, Math.min(DOUBLINGS, Math.log2(odds))) / DOUBLINGS) * 48;
  return (
    <svg className={own.forestDrawing} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line className={own.even} x1="50" x2="50" y1="0" y2="12" />
      <line className={own.range} x1={place(item.low)} x2={place(item.high)} y1="6" y2="6" />
      <line className={own.odds} x1={place(item.oddsRatio)} x2={place(item.oddsRatio)} y1="2" y2="10" />
    </svg>
  );
}
