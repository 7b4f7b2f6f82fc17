import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../server/features/journeys/map/differences/contract.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { useDifferenceWords } from './difference-words.ts';
import styles from './differences.module.css';
import { StayedLink } from './stayed-link.tsx';

interface DifferenceTextProps {
  item: Difference;
  /** When, as addresses say it. */
  time: UrlSearch;
  /** The figure as what opens its people, for those who may read customers. */
  opens: (attributes: OpeningAttributes) => ReactNode;
}

/** What a button or link is that opens the people of a figure. */
interface OpeningAttributes {
  className: string | undefined;
  'aria-label': string;
  children: ReactNode;
}

/** One group held against the others: in words, on a scale, with how sure it is. */
export function DifferenceText({ item, time, opens }: DifferenceTextProps) {
  const mayRead = useMay()('customers.read');
  const { t } = useTranslation('journeys');
  const { group, figure, honesty } = useDifferenceWords()(item);
  return (
    <>
      <p className={styles.group}>
        <span>{group}</span>
        <span className={styles.verdict}>{t(item.worse ? 'differences.worse' : 'differences.better')}</span>
      </p>
      <p className={styles.figure}>
        {mayRead
          ? opens({
              className: styles.opens,
              'aria-label': `${group}: ${figure}`,
              children: (
                <>
                  {figure}
                  <ChevronRight size={16} aria-hidden />
                </>
              ),
            })
          : figure}
      </p>
      <Scale item={item} />
      <p className={styles.honesty}>{honesty}</p>
      <StayedLink item={item} time={time} />
    </>
  );
}

/** The group as a ring within its interval, the others as a dashed one. */
function Scale({ item: { figure, own, rest } }: { item: Difference }) {
  const place = (value: number) => `${100 * (figure === 'emotion' ? (value + 1) / 2 : value)}%`;
  return (
    <div className={styles.scale} data-figure={figure} aria-hidden="true">
      {own.low !== null && own.high !== null && (
        <span
          className={styles.interval}
          style={{ left: place(own.low), right: `calc(100% - ${place(own.high)})` }}
        />
      )}
      <span className={styles.rest} style={{ left: place(rest.value) }} />
      <span className={styles.own} style={{ left: place(own.value) }} />
    </div>
  );
}
