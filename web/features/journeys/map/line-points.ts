/** The stages of a map as points of the emotion line. */
import type { JourneyMap, StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import type { CurvePoint } from './curve.ts';

type Compared = NonNullable<JourneyMap['compared']>;

/** @param along where each stage lies along the journey, in pixels */
export function pointsOf(stages: readonly StageOfMap[], along: readonly number[]): CurvePoint[] {
  return stages.map(({ emotion }, index) => ({
    along: along[index] ?? 0,
    value: emotion?.value ?? null,
    low: emotion?.low,
    high: emotion?.high,
  }));
}

/** The comparison's line under the same stages: those of the same key. */
export function comparedPoints(
  stages: readonly StageOfMap[],
  compared: Compared,
  along: readonly number[],
): CurvePoint[] {
  return stages.map(({ key }, index) => ({
    along: along[index] ?? 0,
    value: compared.stages.find((stage) => stage.key === key)?.emotion?.value ?? null,
  }));
}

/** A bad moment as a mark beside the line: its number, its stage, how it felt. */
export interface Needle {
  number: number;
  type: string;
  stage: string;
  along: number;
  value: number;
}

/** @param place where in its stage the nth moment of that stage stands, in pixels along the journey */
export function needlesOf(
  { moments, stages }: JourneyMap,
  worst: readonly string[],
  place: (stage: number, nth: number) => number,
): Needle[] {
  const met = new Map<string, number>();
  return worst.flatMap((type, index) => {
    const moment = moments.find((one) => one.direction === 'worst' && one.type === type);
    const stage = stages.findIndex(({ key }) => key === moment?.stage);
    if (!moment?.stage || stage < 0) return [];
    const nth = met.get(moment.stage) ?? 0;
    met.set(moment.stage, nth + 1);
    return [
      { number: index + 1, type, stage: moment.stage, along: place(stage, nth), value: moment.emotion.value },
    ];
  });
}

/** What must fit into the drawing. */
export function valuesOf(of: readonly { value: number | null }[]): number[] {
  return of.flatMap(({ value }) => (value === null ? [] : [value]));
}
