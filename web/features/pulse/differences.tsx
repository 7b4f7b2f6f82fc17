import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pulse } from '../../../server/features/pulse/contract.ts';
import { Callout } from '../../ui/index.ts';
import { useTypeName } from '../catalogue/names.ts';
import { DifferenceText } from '../journeys/map/difference.tsx';
import { DifferencesNote, DifferencesWaited } from '../journeys/map/differences.tsx';
import { openedDifference, openedSearch } from '../journeys/map/evidence-url.ts';
import { differencesQuery } from '../journeys/map/queries.ts';
import { useToldByBanner } from '../lens/told-by-banner.ts';
import styles from './findings.module.css';
import { useWhereTo } from './where-to.ts';

/** Which groups make a difference within touchpoints, in the time of the moments. Asked apart: the rest need not wait. */
export function Differences({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const typeName = useTypeName();
  const { from, to } = pulse.moments;
  const time = useWhereTo(pulse).journey(from, to);
  const { data, error, refetch } = useQuery(differencesQuery({ from, to }));
  const isTold = useToldByBanner(error, refetch);
  return (
    <section aria-label={t('differences.title')}>
      <h2 className={styles.heading}>{t('differences.title')}</h2>
      {error && !isTold ? <Callout problem={error} /> : !data && <DifferencesWaited lines={6} />}
      {data && data.items.length > 0 && (
        <ul className={styles.findings}>
          {data.items.map((item) => (
            <li key={item.type} className={styles.finding} data-verdict={item.worse ? 'worse' : 'better'}>
              <h3 className={styles.title}>
                <Link to="/journey" search={{ ...time, touchpoint: item.type }} className={styles.open}>
                  {typeName(item.type)}
                </Link>
              </h3>
              <DifferenceText
                item={item}
                time={time}
                opens={(attributes) => (
                  <Link
                    to="/journey"
                    search={{ ...time, ...openedSearch(openedDifference(item)) }}
                    {...attributes}
                  />
                )}
              />
            </li>
          ))}
        </ul>
      )}
      {data && (
        <div className={styles.foot}>
          <DifferencesNote answer={data} />
        </div>
      )}
    </section>
  );
}
