/**
 * Of whom is it known what a funnel is split by? Much is only known of people who came far: the country of those who
 * ordered. Groups of those of whom it is known then all convert splendidly, whoever is in them (selection on the outcome).
 */
import { chance } from '../../../metrics/statistics/odds.ts';

interface KnownOf {
  n: number;
  of: number;
}

const FAR_APART = 0.2;
const CERTAIN = 0.05;

/** @param base index of the step from which groups are measured */
export function knownOf(
  counted: { customers: number[]; knownThrough: number; knownOthers: number[] },
  base: number,
) {
  const came = counted.customers.at(-1)!;
  const through = { n: counted.knownThrough, of: came };
  const others = { n: counted.knownOthers[base]!, of: counted.customers[base]! - came };
  return { through, others, more: moreKnown(through, others) };
}

function moreKnown(through: KnownOf, others: KnownOf): 'of-through' | 'of-others' | null {
  if (!through.of || !others.of) return null;
  const difference = through.n / through.of - others.n / others.of;
  if (Math.abs(difference) <= FAR_APART || chance({ hits: through, others }) >= CERTAIN) return null;
  return difference > 0 ? 'of-through' : 'of-others';
}
