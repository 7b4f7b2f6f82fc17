/** Of all figures and groups that were looked at: what changed for certain, where, and where it is worse than elsewhere. */

import { CERTAIN } from '../../metrics/change.ts';
import { benjaminiHochberg } from '../../metrics/statistics/odds.ts';
import { less, type Sums } from '../../metrics/statistics/sums.ts';
import type { PulseChange, PulseWeakness } from '../contract.ts';
import type { Measured } from '../measure.ts';
import { type Changed, nameOf, type Places, type StandingOut } from './places.ts';
import { wayOf } from './verdict.ts';

/** A metric with everything that was looked at in it. */
export interface Looked {
  measured: Measured;
  /** Whether the whole changed for certain. */
  isCertain: boolean;
  places: Places;
}

const MOST_CHANGES = 5;
const MOST_WEAKNESSES = 6;
/** Of a change that is certain, a place is named when so much of it lies there. */
const LEAST_SHARE = 0.2;

type Adjusted<T> = T & { adjustedP: number };

/** All groups of all metrics are one family of tests. */
export function adjustAll<T extends { p: number }>(found: T[][]): Adjusted<T>[][] {
  const adjusted = benjaminiHochberg(found.flat().map(({ p }) => p));
  let place = 0;
  return found.map((own) => own.map((one) => ({ ...one, adjustedP: adjusted[place++]! })));
}

/** What changed for certain, in whole or in some place. */
export async function findChanges(looked: Looked[]): Promise<PulseChange[]> {
  const adjusted = adjustAll(looked.map(({ places }) => places.changed));
  const found = looked.flatMap((one, index) => changeOf(one, adjusted[index]!) ?? []);
  const sorted = found.sort(wholesFirst);
  return Promise.all(firstOfEachPlace(sorted).slice(0, MOST_CHANGES).map(toldChange));
}

interface Found {
  looked: Looked;
  place: Adjusted<Changed> | null;
  strength: number;
}

/**
 * What changed as a whole comes before what changed in one place only, news before what goes on as before; then the most
 * certain.
 */
const wholesFirst = (a: Found, b: Found) =>
  Number(b.looked.isCertain) - Number(a.looked.isCertain) ||
  Number(goesOn(a)) - Number(goesOn(b)) ||
  b.strength - a.strength;

const goesOn = ({ looked: { isCertain, measured } }: Found) => isCertain && measured.difference!.again;

function changeOf(looked: Looked, changed: Adjusted<Changed>[]): Found | null {
  const { measured, isCertain } = looked;
  const certain = changed.filter(isCertainPlace);
  if (!isCertain) {
    const place = mostCertain(certain.filter(changedItself));
    return place && { looked, place, strength: Math.abs(place.z) };
  }
  const { difference, p } = measured.difference!;
  const behind = changed.filter((one) => explains(one, difference));
  const place = mostCertain(behind.filter(isCertainPlace));
  const likeliest = place ?? mostCertain(behind.filter((one) => one.p < CERTAIN));
  return { looked, place: likeliest, strength: Math.max(zOf(p), Math.abs(place?.z ?? 0)) };
}

const isCertainPlace = ({ adjustedP }: Adjusted<Changed>) => adjustedP < CERTAIN;

/** Much of the change lies there, beyond what lies there because the group is large. */
const explains = ({ contribution, excess }: Changed, change: number) =>
  excess / change > 0 && contribution / change >= LEAST_SHARE;

/**
 * Where the whole held, a place is told for its own figure's sake: that it has become rarer or more frequent says
 * nothing of how it goes there.
 */
const changedItself = ({ rate, mix, observed: { before, now } }: Changed) =>
  (rate === null || Math.abs(rate) >= Math.abs(mix ?? 0)) && !before.small && !now.small;

function mostCertain<T extends { z: number }>(found: T[]): T | null {
  return found.reduce<T | null>(
    (best, one) => (best && Math.abs(best.z) >= Math.abs(one.z) ? best : one),
    null,
  );
}

/** How far out a normal deviate with this chance lies, nearly: enough to put changes in order. */
const zOf = (p: number) => Math.sqrt(-2 * Math.log(Math.max(p, 1e-300)));

/** Several figures often tell one story: where only a place changed, it is told once. */
function firstOfEachPlace(sorted: Found[]): Found[] {
  const told = new Set<string>();
  return sorted.filter(({ looked, place }) => {
    const key = place && isCertainPlace(place) && `${place.dimension} ${place.group}`;
    const isNew = looked.isCertain || !key || !told.has(key);
    if (key) told.add(key);
    return isNew;
  });
}

async function toldChange({ looked: { measured, isCertain }, place }: Found): Promise<PulseChange> {
  const { question, id, difference, apart } = measured;
  const { direction } = question.metric;
  const change = isCertain ? difference!.difference : place!.contribution;
  return {
    metric: id,
    whole: isCertain,
    verdict: wayOf(direction, change),
    place: place && {
      ...groupOf(place),
      name: await nameOf(question, place),
      now: place.observed.now,
      before: place.observed.before,
      restNow: restOf(apart!, 'now', place),
      restBefore: restOf(apart!, 'before', place),
      contribution: place.contribution,
      shareOfChange:
        difference && difference.difference !== 0 ? place.contribution / difference.difference : null,
      ...{ rate: place.rate, mix: place.mix, shareBefore: place.shareBefore, shareNow: place.shareNow },
      ...{ p: place.p, adjustedP: place.adjustedP, certain: isCertainPlace(place) },
    },
  };
}

const groupOf = ({ dimension, group }: { dimension: string; group: string }) => ({ dimension, group });

type Apart = NonNullable<Measured['apart']>;

/** Everybody else's figure; of totals the rest is no figure to hold a group against. */
function restOf(
  { whole, how }: Apart,
  side: 'before' | 'now',
  { observed }: { observed: { sides: { before: Sums; now: Sums } } },
) {
  const rest = less(whole[side], observed.sides[side]);
  return how.as === 'total' || !(rest.x > 0) ? null : rest.y / rest.x;
}

/** Where figures are worse than elsewhere, in this period alone; one place of each metric, the most certain first. */
export async function findWeaknesses(looked: Looked[]): Promise<PulseWeakness[]> {
  const adjusted = adjustAll(looked.map(({ places }) => places.standingOut));
  const found = looked.flatMap(({ measured }, index) => {
    const worse = adjusted[index]!.filter(
      ({ adjustedP, gap }) => adjustedP < CERTAIN && isWorse(measured, gap),
    );
    const place = mostCertain(worse);
    return place ? [{ measured, place }] : [];
  });
  const sorted = found.sort((a, b) => Math.abs(b.place.z) - Math.abs(a.place.z));
  return Promise.all(
    sorted.slice(0, MOST_WEAKNESSES).map(({ measured, place }) => toldWeakness(measured, place)),
  );
}

const isWorse = ({ question }: Measured, gap: number) => wayOf(question.metric.direction, gap) === 'worse';

async function toldWeakness(
  { question, id, apart }: Measured,
  place: Adjusted<StandingOut>,
): Promise<PulseWeakness> {
  const { gap, p, adjustedP } = place;
  return {
    metric: id,
    ...groupOf(place),
    name: await nameOf(question, place),
    now: place.observed.now,
    restNow: restOf(apart!, 'now', place),
    ...{ gap, p, adjustedP },
  };
}
