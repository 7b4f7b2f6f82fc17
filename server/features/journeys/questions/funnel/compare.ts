/**
 * What was looked at, held side against side: tested, corrected for how many there were, and each thing told once.
 *
 * - What nobody on one side has, or everybody, is most often so by construction (a structural zero): only who signed
 *   up has a sign-up. Where chance does not explain it, it is listed apart and does not lead.
 * - Things of which exactly the same people have them are one fact told again: of one product its name, id and price.
 *   They are one row; each was looked at, so the correction is for all of them.
 */
import type { z } from 'zod';
import { benjaminiHochberg, chance, type FourFold, oddsRatio } from '../../../metrics/statistics/odds.ts';
import type { FunnelAnswer } from '../funnel-contract.ts';

type Differences = NonNullable<z.input<typeof FunnelAnswer>['differently']>;
type Difference = Differences['items'][number];

export interface Looked {
  what: Difference['what'];
  /** Empty where it has none. */
  name: string;
  value: string;
  since: number;
  /** The same for the same people. */
  people: string;
  four: FourFold;
}

const CERTAIN = 0.05;
const MOST_SHOWN = 50;

export function compare(rows: Looked[]): Pick<Differences, 'lookedAt' | 'items' | 'oneSided'> {
  const looked = rows.filter(({ four }) => canDiffer(four));
  const chances = looked.map(({ four }) => chance(four));
  const adjusted = benjaminiHochberg(chances);
  const tested = looked.map((row, index) => ({ ...row, p: chances[index]!, adjustedP: adjusted[index]! }));
  const told = toldOnce(tested).sort(bySurety);
  const [apart, items] = [true, false].map((is) => told.filter((one) => isOneSided(one) === is));
  return {
    lookedAt: looked.length,
    items: items!
      .slice(0, MOST_SHOWN)
      .map(({ facts, ratio, p, adjustedP }) => ({ ...facts, ...ratio, p, adjustedP })),
    oneSided: apart!.slice(0, MOST_SHOWN).map(({ facts }) => facts),
  };
}

/** What everybody has cannot differ, nor can what is held against nobody. */
const canDiffer = ({ hits, others }: FourFold) =>
  hits.of > 0 && others.of > 0 && (hits.n < hits.of || others.n < others.of);

interface Tested extends Looked {
  p: number;
  adjustedP: number;
}

type Told = ReturnType<typeof toldOf>;

function toldOnce(tested: Tested[]): Told[] {
  const sameOf = ({ people, since, four }: Tested) => [people, since, four.hits.of, four.others.of].join(' ');
  return [...Map.groupBy(tested, sameOf).values()].map((same) => toldOf(same.toSorted(byPlainness)));
}

function toldOf([lead, ...rest]: Tested[]) {
  const { what, value, since, four, p, adjustedP } = lead!;
  return {
    facts: {
      ...{ what, value, since },
      name: lead!.name || null,
      same: rest.map((one) => ({ what: one.what, name: one.name || null, value: one.value })),
      converters: four.hits,
      others: four.others,
    },
    ratio: oddsRatio(four),
    ...{ p, adjustedP },
  };
}

/** What says most to a person leads: what was done before what it was done with, a name before an id or a price. */
function byPlainness(a: Tested, b: Tested): number {
  return (
    KINDS.indexOf(a.what) - KINDS.indexOf(b.what) || plainness(a) - plainness(b) || (a.name < b.name ? -1 : 1)
  );
}

const KINDS: Difference['what'][] = ['type', 'channel', 'device', 'trait', 'property'];

function plainness({ name, value }: Tested): number {
  if (/(^|[\W_])(name|title|product)$|[a-z](Name|Title)$/i.test(name)) return 0;
  if (/(^|[\W_])(id|sku|code|key|url)$|[a-z](Id|ID|Sku)$/.test(name)) return 3;
  return /\p{L}/u.test(value) ? 1 : 2;
}

function isOneSided({ facts: { converters, others }, adjustedP }: Told): boolean {
  const isAllOrNothing = ({ n, of }: { n: number; of: number }) => n === 0 || n === of;
  return adjustedP < CERTAIN && (isAllOrNothing(converters) || isAllOrNothing(others));
}

const bySurety = (a: Told, b: Told) =>
  a.p - b.p || Math.abs(Math.log(b.ratio.oddsRatio)) - Math.abs(Math.log(a.ratio.oddsRatio));
