/** Whether a change goes on with what went before it: growth that has been steady is told as such, not as news. */
import { quantileOf } from './two-sample.ts';
import { type Counted, type Wobble, wholeOf } from './wobble.ts';

/** So many steps before the one told make a trend. */
const STEPS = 3;

/**
 * Whether a total that has certainly changed did so as in the three periods before: each of them went the same way, all
 * three together certainly so, and this step is neither larger nor smaller than those were, give or take the uncertainty
 * of its own. Steps are taken as shares and as amounts: both even growth and growth at an even rate are steady.
 *
 * @param history in order of time, the last one being what the period now is held against
 * @param now the period told
 */
export function goesOn(history: Counted[], now: Counted, { dispersion, degrees }: Wobble): boolean {
  const last = wholeOf(history).slice(-STEPS - 1);
  if (last.length <= STEPS || last.some(({ value }) => value <= 0) || now.value <= 0) return false;
  const rates = last.map(({ value, days }) => value / days);
  const steps = stepsOf(rates);
  const rate = now.value / now.days;
  const before = rates.at(-1)!;
  const way = Math.sign(rate - before);
  if (steps.some(({ amount }) => Math.sign(amount) !== way)) return false;
  const margin = quantileOf(degrees) * Math.sqrt(dispersion);
  if (Math.abs(before - rates[0]!) <= margin * errorOf(last[0]!, last.at(-1)!)) return false;
  const [step] = stepsOf([before, rate]);
  const give = margin * errorOf(last.at(-1)!, now);
  return (
    isWithin(
      step!.amount,
      steps.map(({ amount }) => amount),
      give,
    ) ||
    isWithin(
      step!.share,
      steps.map(({ share }) => share),
      give / before,
    )
  );
}

const stepsOf = (rates: number[]) =>
  rates.slice(1).map((rate, index) => ({ amount: rate - rates[index]!, share: rate / rates[index]! - 1 }));

/** Of the difference a day, if chance were all. */
const errorOf = (one: Counted, other: Counted) =>
  Math.sqrt(one.squares / one.days ** 2 + other.squares / other.days ** 2);

const isWithin = (step: number, steps: number[], give: number) =>
  step >= Math.min(...steps) - give && step <= Math.max(...steps) + give;
