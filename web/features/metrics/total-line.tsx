import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { EmotionMark } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { useBehinds } from './conversations/use-behind.ts';
import { smallWord, useFigureText } from './figure-text.ts';
import styles from './metric.module.css';
import type { MetricFigure } from './queries.ts';
import type { Part } from './who.ts';

interface TotalLineProps {
  figure: MetricFigure;
  /** Shows the people of it, or of one side of it. */
  onOpen: (part: Part) => void;
}

/** The figure of the whole period: how much, how sure, what changed, and the way to its people. */
export function TotalLine({ figure, onOpen }: TotalLineProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { total, previous, unit, currency } = figure;
  const text = useFigureText(unit, currency);
  const interval = text.interval(total);
  const [behind] = useBehinds(figure.id);
  const may = behind !== undefined;
  return (
    <div className={styles.total}>
      <div className={styles.totalValue}>
        {text.value(total.value)}
        {unit === 'emotion' && total.value !== null && <EmotionMark sentiment={total.value} />}
      </div>
      <div className={styles.honesty}>
        {interval && <span>{t('intervalWords', { interval })}</span>}
        {total.n !== total.value && <span>{t('n', { n: format.number(total.n) })}</span>}
        {total.small && <span className={styles.small}>{t(smallWord(total))}</span>}
        {total.reason && <span>{t(`reason.${total.reason}`)}</span>}
        {isMostlyOutside(figure) && <span className={styles.small}>{t('mostlyOutside')}</span>}
        {total.n > 0 && may && (
          <button type="button" className={styles.people} onClick={() => onOpen('all')}>
            {t(behind === 'conversations' ? 'seeConversations' : 'seePeople')}
          </button>
        )}
      </div>
      <div className={styles.before}>
        <ChangeMark {...figure} value={figure.total.value} text={text} />
        {previous && (
          <span className={styles.quiet}>
            {t(isStretched(figure) ? 'beforeStretched' : 'before', {
              value: text.value(previous.total.value),
              period: format.days(previous.from, new Date(Date.parse(previous.to) - 1)),
            })}
          </span>
        )}
        {isJudgedAlone(figure) && <span className={styles.quiet}>{t('change.alone')}</span>}
      </div>
      <Details figure={figure} onOpen={onOpen} />
    </div>
  );
}

/** Certain by itself, and yet perhaps not where several figures are looked at at once: Pulse asks for more. */
const isJudgedAlone = ({ change }: MetricFigure) =>
  Boolean(change?.certain && !change.again && change.p > CERTAIN_AMONG_MANY);

/** 5 % shared by twenty figures. */
const CERTAIN_AMONG_MANY = 0.0025;

/** Of totals of unequal times, such as two months, the difference is that of as many days. */
function isStretched({ total, previous, change }: MetricFigure): boolean {
  if (!change || !previous?.total.value || total.value === null) return false;
  const plain = total.value - previous.total.value;
  return Math.abs(plain - change.difference) > NOTICED * Math.abs(previous.total.value);
}

const NOTICED = 0.001;

/** Then the median is none, however long they waited by the clock. */
const isMostlyOutside = ({ total }: MetricFigure) => (total.detail?.outsideHours ?? 0) * 2 > total.n;

const SHOWN = [
  'mean',
  'p90',
  'clock',
  'clockP90',
  'outsideHours',
  'promoters',
  'passives',
  'detractors',
  'refunded',
  'targeted',
] as const;
type Shown = (typeof SHOWN)[number];

const PART_OF: Partial<Record<Shown, Part>> = { promoters: 'hit', passives: 'neither', detractors: 'miss' };

/** What belongs to the figure: of a median its mean, of NPS its three parts. */
function Details({ figure, onOpen }: TotalLineProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const text = useFigureText(figure.unit, figure.currency);
  const may = useBehinds(figure.id).length > 0;
  const detail = figure.total.detail ?? {};
  const shown = SHOWN.filter((name) => typeof detail[name] === 'number');
  if (!shown.length) return null;
  const write = (name: Shown, value: number) => {
    const part = PART_OF[name];
    if (part && may) {
      return (
        <button type="button" className={styles.people} onClick={() => onOpen(part)}>
          {format.number(value)}
        </button>
      );
    }
    const isAmount = name !== 'outsideHours' && ['seconds', 'money'].includes(figure.unit);
    return isAmount ? text.value(value) : format.number(value, 2);
  };
  return (
    <dl className={styles.details}>
      {shown.map((name) => (
        <div key={name}>
          <dt>{t(`detail.${name}`)}</dt>
          <dd>{write(name, detail[name]!)}</dd>
        </div>
      ))}
    </dl>
  );
}
