import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DEFAULT_QUIET_DAYS } from '../../../../server/features/journeys/map/asked-contract.ts';
import type { Difference } from '../../../../server/features/journeys/map/differences/contract.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import { stepsInUrl } from '../questions/funnel/steps.ts';
import styles from './differences.module.css';

/** Somebody who is not back after twice the time in which people are given up does not count as back. */
const WINDOW_SECONDS = 2 * DEFAULT_QUIET_DAYS * 86_400;

interface StayedLinkProps {
  item: Difference;
  /** When, as addresses say it. */
  time: UrlSearch;
}

/**
 * From the how-manieth time at which more leave (the third renewal) to what those did differently who came once more: a
 * funnel from that time to the next. Other groups are not told by a number, and no next time is theirs.
 */
export function StayedLink({ item, time }: StayedLinkProps) {
  const { t } = useTranslation('journeys');
  const { type, figure, worse, what, name, value } = item;
  const isNumbered = what === 'property' && name !== null && /^\d+$/.test(value);
  if (figure !== 'leaving' || !worse || !isNumbered) return null;
  const steps = [
    { types: [type], where: { property: name, operator: 'is' as const, value } },
    { types: [type] },
  ];
  return (
    <Link
      to="/questions/funnel"
      search={{ ...time, ...stepsInUrl(steps), windowSeconds: String(WINDOW_SECONDS), differently: 'true' }}
      className={styles.way}
    >
      {t('differences.stayed')}
    </Link>
  );
}
