/**
 * The same time for everybody. Who came through was on the way for minutes or days, the others until their window
 * ended: in the longer time more happens, whoever it is (immortal time bias; Suissa, Am J Epidemiol 167, 2008). So an
 * other counts for what they met with the share of converters who were still on the way at that moment, counted from
 * the same step: what others would have met by the time the converters were through.
 */

/** Moments of a hundredth of the converters each, in the middle: shares come out to half a percent. */
const PARTS = 100;
const MIDDLES = Array.from({ length: PARTS }, (_, index) => (index + 0.5) / PARTS);

/** SQL over `compared`: how long converters took from the step to the last, in ms, a hundred quantiles. */
export const tookSql = (step: number) =>
  `quantilesExactIf(${MIDDLES.join(', ')})(toInt64(ended) - toInt64(reached[${step}]), converted)`;

/** SQL: of the converters, the share that was still on the way when somebody met it at `met`. Needs the parameter `took`. */
export const inTime = (step: number) =>
  `arrayCount(t -> t > toInt64(met) - toInt64(reached[${step}]), {took:Array(Array(Int64))}[${step}]) / ${PARTS}`;
