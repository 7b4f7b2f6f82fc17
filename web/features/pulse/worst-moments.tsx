import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pulse } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { useTypeName } from '../catalogue/names.ts';
import { useMomentWords } from '../journeys/map/moment-words.ts';
import { useMay } from '../session/session.ts';
import styles from './findings.module.css';
import { useWhereTo } from './where-to.ts';

type Moment = Pulse['moments']['items'][number];

/** Where it breaks, in the same words as on the map; each opens there. */
export function WorstMoments({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const whereTo = useWhereTo(pulse);
  const { from, to, items } = pulse.moments;
  const time = whereTo.journey(from, to);
  const isLonger = from !== pulse.from;
  return (
    <section aria-label={t('moments.title')}>
      <h2 className={styles.heading}>
        {t('moments.title')}
        {isLonger && items.length > 0 && (
          <span className={styles.when}>{format.days(from, new Date(Date.parse(to) - 1))}</span>
        )}
      </h2>
      {items.length === 0 && <p className={styles.quiet}>{t('moments.none')}</p>}
      <ol className={styles.findings}>
        {items.map((moment, index) => (
          <Worst key={moment.type} moment={moment} number={index + 1} time={time} />
        ))}
      </ol>
      <p className={styles.ways}>
        <Link to="/journey" search={time} className={styles.way}>
          {t('moments.toMap')}
        </Link>
      </p>
    </section>
  );
}

function Worst({ moment, number, time }: { moment: Moment; number: number; time: object }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const { sentence, counted, part, worse } = useMomentWords(moment);
  const may = useMay()('customers.read');
  const at = { ...time, at: moment.stage ?? undefined, touchpoint: moment.type };
  const { type, customers } = moment;
  return (
    <li className={styles.finding} data-verdict="worse">
      <h3 className={styles.title}>
        <span className={styles.number}>{number}</span>
        <Link to="/journey" search={at} className={styles.open}>
          {typeName(type)}
        </Link>
      </h3>
      <p className={styles.sentence}>{sentence}</p>
      <p className={styles.quiet}>
        {may ? (
          <Link
            to="/journey"
            search={{ ...at, part }}
            className={styles.counted}
            aria-label={`${counted}, ${typeName(type)}`}
          >
            {counted}
          </Link>
        ) : (
          counted
        )}
        {worse && ` · ${worse}`}
      </p>
      <p className={styles.ways}>
        <Link to="/journey" search={{ ...at, part: 'all' }} className={styles.way}>
          {t('moments.people', { count: customers, shown: format.number(customers) })}
        </Link>
      </p>
    </li>
  );
}
