/**
 * The best and the worst touchpoints: people × how far their emotion is from that of the rest × how certain it is that
 * it differs at all.
 */
import { type Moments, welch } from '../../metrics/statistics/welch.ts';
import { besideOf } from './beside.ts';
import { allFelt, FEW, part, rating, together, without } from './figures.ts';
import type { Passed } from './map.ts';
import type { ScaleSums } from './ratings.ts';
import { sentenceOf } from './sentence.ts';
import { SURVEY_TYPES } from './service-types.ts';
import type { MomentOfMap } from './shapes-contract.ts';

const MOST = 3;
/** Of −1 … 1: a tenth of a star on a scale of five. Nearer to the rest is nothing to speak of, however certain. */
const LEAST_DIFFERENCE = 0.05;
/** The same of a rating's own scale, which is told: what it shows no difference in is not pointed at. */
const LEAST_OF_SCALE = LEAST_DIFFERENCE / 2;
const LEAST_CERTAINTY = 0.95;

/**
 * At most three of each, the worst first, by score. Never among them: what fewer than 30 observations tell of, what
 * differs too little to matter, what may differ by chance, and surveys: there a rating is given, of something else. Where
 * anything is rated at all, only what is rated is compared; as far as an emotion rests on facts alone, certainty counts half.
 */
export function findMoments(passed: Passed[]): MomentOfMap[] {
  const whole = wholeOf(passed);
  const lived = passed.filter(({ touchpoint }) => !SURVEY_TYPES.includes(touchpoint.type));
  const rated = lived.filter(({ felt }) => felt.ratings.n >= FEW);
  // What nobody said is heard only where nobody says anything.
  const heard = rated.length ? rated : lived;
  const moments = heard
    .flatMap((one) => momentOf(one, whole, neighboursOf(one, passed)) ?? [])
    .sort((a, b) => b.score - a.score);
  const first = (direction: MomentOfMap['direction']) =>
    eachOnce(moments.filter((moment) => moment.direction === direction)).slice(0, MOST);
  return [...first('worst'), ...first('best')];
}

/** Steps that everybody takes together (placed and paid) have the same ratings: they are told once, of the first. */
function eachOnce(moments: MomentOfMap[]): MomentOfMap[] {
  const told = new Set<string>();
  return moments.filter(({ rating }) => {
    const ratings = rating && [rating.scale, rating.n, rating.mean, rating.lowShare].join(' ');
    const isNew = !ratings || !told.has(ratings);
    if (ratings) told.add(ratings);
    return isNew;
  });
}

/** All touchpoints together, to take one away from. */
interface Whole {
  felt: Moments;
  scales: Map<string, ScaleSums>;
}

function wholeOf(passed: Passed[]): Whole {
  return {
    felt: passed.map(({ felt }) => allFelt(felt)).reduce(together, { n: 0, sum: 0, squares: 0 }),
    scales: scalesTogether(passed.flatMap(({ scales }) => scales)),
  };
}

const neighboursOf = ({ touchpoint: { type }, stage }: Passed, passed: Passed[]) =>
  passed
    .filter((one) => one.stage === stage && one.touchpoint.type !== type)
    .map(({ touchpoint }) => touchpoint);

function momentOf(
  { touchpoint, stage, felt }: Passed,
  whole: Whole,
  neighbours: Passed['touchpoint'][],
): MomentOfMap | null {
  const observed = allFelt(felt);
  const rest = without(whole.felt, observed);
  if (observed.n < FEW || rest.n < FEW) return null;
  const difference = observed.sum / observed.n - rest.sum / rest.n;
  const differs = certaintyOf(observed, rest);
  if (Math.abs(difference) < LEAST_DIFFERENCE || differs < LEAST_CERTAINTY) return null;
  const certainty = differs * (1 - felt.facts.n / observed.n / 2);
  const score = touchpoint.customers * Math.abs(difference) * certainty;
  const { type, momentOfTruth, customers, occurrences, emotion, leaveShare, known, contacts } = touchpoint;
  const { worse, ...beside } = besideOf(touchpoint, neighbours);
  const moment = {
    ...{ type, stage, momentOfTruth, score, customers, occurrences, difference, certainty },
    direction: difference < 0 ? ('worst' as const) : ('best' as const),
    emotion: emotion!,
    rating: touchpoint.rating,
    ...{ leaveShare, known, contacts },
    worse,
    rest: { ...restOf(touchpoint, rest, whole), ...beside },
  };
  return showsIt(moment) ? { ...moment, sentence: sentenceOf(moment) } : null;
}

/**
 * Surveys of other scales may tell of a difference that the ratings which are told do not show; and of few ratings
 * nothing is told.
 */
function showsIt({ rating: own, rest, difference }: Pick<MomentOfMap, 'rating' | 'rest' | 'difference'>) {
  if (own && own.n < FEW) return false;
  if (!own || !rest.rating) return true;
  const [lowest, highest] = own.scale;
  const told = (own.mean - rest.rating.mean) / (highest - lowest);
  return told * Math.sign(difference) >= LEAST_OF_SCALE;
}

function restOf(touchpoint: Passed['touchpoint'], rest: Moments, whole: Whole) {
  return { emotion: part(rest), rating: touchpoint.rating && restRating(touchpoint.rating, whole) };
}

function restRating(own: NonNullable<MomentOfMap['rating']>, { scales }: Whole) {
  const [lowest, highest] = own.scale;
  const all = scales.get(`${lowest}–${highest}`)!;
  const n = all.n - own.n;
  if (n === 0) return null;
  const sum = all.sum - own.mean * own.n;
  return rating({ ...all, n, sum, low: all.low - Math.round(own.lowShare * own.n) });
}

function scalesTogether(scales: ScaleSums[]): Map<string, ScaleSums> {
  const byScale = Map.groupBy(scales, ({ lowest, highest }) => `${lowest}–${highest}`);
  const add = (a: ScaleSums, b: ScaleSums): ScaleSums => ({ ...a, ...together(a, b), low: a.low + b.low });
  return new Map([...byScale].map(([scale, sums]) => [scale, sums.reduce(add)]));
}

/** 1 − p of Welch's test that two means are equal. Where neither has any spread: 1 if they differ. */
export function certaintyOf(one: Moments, other: Moments): number {
  return 1 - welch(one, other).p;
}
