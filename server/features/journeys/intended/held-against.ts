/** The measured journey against a drawn one: what is skipped, what is extra, where a promise is broken. */
import { ask } from '../../lens/ask.ts';
import { wilson } from '../../metrics/statistics/wilson.ts';
import type { AskedIntended } from './asked.ts';
import type { HeldAgainst, Step } from './contract.ts';
import { readEmotions } from './emotions.ts';
import { readExtra } from './extra.ts';
import { atStepsSql, passageParams } from './passages.ts';

export async function holdAgainst(asked: AskedIntended): Promise<HeldAgainst> {
  const { drawn, period } = asked;
  const [steps, emotions] = await Promise.all([readSteps(asked), readEmotions(asked)]);
  const whole = countedOf(steps.get(0)?.passed ?? NONE);
  return {
    map: drawn,
    from: period.hasBeginning ? period.from.toISOString() : null,
    to: period.to.toISOString(),
    ...whole,
    steps: drawn.steps.map((step, index) => {
      const emotion = emotions[index]!;
      const { expectedEmotion: expected } = step;
      return {
        ...heldStep(step, index + 1, drawn.steps.length, steps.get(index + 1)),
        emotion,
        emotionDifference: emotion && expected !== null ? emotion.value - expected : null,
      };
    }),
    extra: await readExtra(asked, whole.passages),
  };
}

interface Row {
  step: number;
  passed: Counted;
  skipped: Counted;
  timed: Counted;
  kept: Counted;
  broken: Counted;
  late: Counted;
  overdue: Counted;
  /** Median and 90th percentile, in milliseconds. */
  times: [number | null, number | null];
}

/** Customers and passages. */
type Counted = [number, number];

/** By number of the step, 0 for the whole. Who took it, who skipped it, how long did the next take, and was that as promised? */
async function readSteps(asked: AskedIntended): Promise<Map<number, Row>> {
  const counted = (fact: string, name = fact) =>
    `[uniqExactIf(person, ${fact}), countIf(${fact})] AS ${name}`;
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT step, quantilesExactInclusiveIf(0.5, 0.9)(at.took, at.timed) AS times,
        ${['skipped', 'kept', 'late', 'overdue'].map((fact) => counted(`at.${fact}`, fact)).join(', ')},
        ${counted('at.passed', 'passed')}, ${counted('at.late OR at.overdue', 'broken')}, ${counted('at.timed', 'timed')}
      FROM (${atStepsSql(asked)}) AS at
      GROUP BY step`,
    params: passageParams(asked),
  });
  return new Map(rows.map((row) => [row.step, row]));
}

const NONE: Counted = [0, 0];
const NOTHING: Omit<Row, 'step'> = {
  ...{ passed: NONE, skipped: NONE, timed: NONE, kept: NONE, broken: NONE, late: NONE, overdue: NONE },
  times: [null, null],
};

function heldStep(step: Step, number: number, steps: number, row: Omit<Row, 'step'> = NOTHING) {
  const { passed, skipped, timed, times, kept, broken, late, overdue } = row;
  const promise = { ...shareOf(broken, kept[1] + broken[1]), late: late[1], overdue: overdue[1] };
  return {
    ...step,
    number,
    passed: countedOf(passed),
    skipped: shareOf(skipped, passed[1] + skipped[1]),
    next:
      number === steps
        ? null
        : {
            ...countedOf(timed),
            medianSeconds: timed[1] ? times[0]! / 1000 : null,
            p90Seconds: timed[1] ? times[1]! / 1000 : null,
            promise: step.promiseSeconds === null ? null : promise,
          },
  };
}

const countedOf = ([customers, passages]: Counted) => ({ customers, passages });

/** Fewer than this say little, and of a share fewer of either side. */
const FEW = 30;
const FEW_OF_A_SIDE = 5;

function shareOf(counted: Counted, n: number) {
  const hits = counted[1];
  const interval = wilson(hits, n);
  return {
    ...countedOf(counted),
    n,
    value: n ? hits / n : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    small: n < FEW || hits < FEW_OF_A_SIDE || n - hits < FEW_OF_A_SIDE,
  };
}
