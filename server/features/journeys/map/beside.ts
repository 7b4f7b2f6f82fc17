/** What else is worse after a moment than after the other touchpoints of its stage. */

import { twoTails } from '../../metrics/statistics/normal.ts';
import { chance } from '../../metrics/statistics/odds.ts';
import { FEW } from './figures.ts';
import type { Passed } from './map.ts';
import type { MomentOfMap } from './shapes-contract.ts';

type Touchpoint = Passed['touchpoint'];
type Beside = Pick<MomentOfMap, 'worse'> & Pick<MomentOfMap['rest'], 'leaveShare' | 'contactsPer100'>;

const LEAST_CERTAINTY = 0.95;

/**
 * The most of its neighbours, and what is certainly more here than after each of them: what is far away on the journey
 * says little of a moment, as nobody leaves in the middle of a visit. Holding it against each is one test at the same
 * level (R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982).
 */
export function besideOf(own: Touchpoint, neighbours: Touchpoint[]): Beside {
  const left = neighbours.filter(({ known }) => known >= FEW);
  const contacted = neighbours.filter(({ occurrences }) => occurrences >= FEW);
  const worse: MomentOfMap['worse'] = [];
  if (left.length > 0 && left.every((one) => leavesMore(own, one))) worse.push('leaving');
  if (contacted.length > 0 && contacted.every((one) => contactsMore(own, one))) worse.push('contacts');
  return {
    worse,
    leaveShare: most(left.map(({ leaveShare }) => leaveShare)),
    contactsPer100: most(contacted.map(({ contacts }) => contacts.per100)),
  };
}

const most = (figures: (number | null)[]) => {
  const told = figures.filter((figure) => figure !== null);
  return told.length ? Math.max(...told) : null;
};

/** By chi-square, by Fisher's exact test where few. */
function leavesMore(own: Touchpoint, other: Touchpoint): boolean {
  if (!((own.leaveShare ?? 0) > (other.leaveShare ?? 0))) return false;
  const p = chance({ hits: { n: own.left, of: own.known }, others: { n: other.left, of: other.known } });
  return 1 - p >= LEAST_CERTAINTY;
}

/** Contacts are counts of rare things: two Poisson rates, by the normal deviate of their difference. */
function contactsMore(own: Touchpoint, other: Touchpoint): boolean {
  const [here, there] = [own, other].map(({ contacts, occurrences }) => ({
    rate: contacts.count / occurrences,
    variance: contacts.count / occurrences ** 2,
  })) as [Rate, Rate];
  if (!(here.rate > there.rate)) return false;
  const deviate = (here.rate - there.rate) / Math.sqrt(here.variance + there.variance);
  return 1 - twoTails(deviate) >= LEAST_CERTAINTY;
}

interface Rate {
  rate: number;
  variance: number;
}
