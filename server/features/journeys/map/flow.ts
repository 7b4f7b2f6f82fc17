/** Who passed each touchpoint and stage, how long since what came before, and where they went. */
import { ask } from '../../lens/ask.ts';
import type { AskedMap } from './asked.ts';
import { stageOf } from './places.ts';
import {
  isOutbound,
  isShown,
  mapQuestionParams,
  momentOf,
  nextSteps,
  packed,
  placeOf,
  sinceEpoch,
} from './sequence.ts';

export interface Flow {
  customers: number;
  occurrences: number;
  /** By place; 0 for all types that belong to no stage together. */
  types: Map<number, Passing>;
  /** By stage, 1 for the first; 0 for none. */
  stages: Map<number, StagePassing>;
}

export interface Passing {
  customers: number;
  occurrences: number;
  medianGapMs: number | null;
  p90GapMs: number | null;
  /** Old enough to know whether the person left after. */
  known: number;
  left: number;
  /** The earliest of those that are counted by what came after, in ms since 1970; null for none. */
  earliestMs: number | null;
}

export interface StagePassing extends Passing {
  visits: number;
  /** How many ended visits went to each stage; the first to none. */
  next: number[];
}

interface Row {
  ofStage: 0 | 1;
  place: number;
  stage: number;
  occurrences: number;
  peopleOfType: number;
  peopleOfStage: number;
  people: number;
  known: number;
  left: number;
  leftVisits: number;
  earliest: number;
  earliestVisit: number;
  visits: number;
  knownVisits: number;
  next: number[];
  gaps: [number | null, number | null];
  enteringGaps: [number | null, number | null];
}

export async function readFlow(asked: AskedMap): Promise<Flow> {
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: flowSql(asked),
    params: mapQuestionParams(asked),
  });
  const ofTypes = rows.filter(({ ofStage }) => !ofStage);
  const ofStages = rows.filter(({ ofStage }) => ofStage);
  return {
    customers: sum(ofStages.map(({ people }) => people)),
    occurrences: sum(ofStages.map(({ occurrences }) => occurrences)),
    types: new Map(ofTypes.map((row) => [row.place, typePassing(row)])),
    stages: new Map(ofStages.map((row) => [row.stage, stagePassing(row)])),
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

const typePassing = ({ peopleOfType, occurrences, gaps, known, left, earliest }: Row): Passing => ({
  ...{ customers: peopleOfType, occurrences, known, left },
  earliestMs: sinceEpoch(earliest),
  medianGapMs: gaps[0],
  p90GapMs: gaps[1],
});

const stagePassing = (row: Row): StagePassing => ({
  ...{ customers: row.peopleOfStage, occurrences: row.occurrences, left: row.leftVisits },
  ...{ known: row.knownVisits, visits: row.visits, next: row.next },
  earliestMs: row.visits ? sinceEpoch(row.earliestVisit) : null,
  medianGapMs: row.enteringGaps[0],
  p90GapMs: row.enteringGaps[1],
});

/**
 * How many people and times, how long since the touchpoint before, and what came of it: by type and by stage?
 *
 * A visit is a run of the person's own steps in one stage; where the next step lies in another stage or does not come
 * in time it has ended, so visits are counted by their last step. What is outbound is no step and begins no visit.
 */
function flowSql(asked: AskedMap): string {
  const stages = [...asked.map.stages.keys()].map((index) => index + 1);
  const next = [0, ...stages].map((stage) => `countIf(isKnown AND endsVisit AND outcome = ${stage})`);
  return `
    SELECT grouping(place) AS ofStage, place, stage, sum(times) AS occurrences,
      sum(firstOfType) AS peopleOfType, sum(firstOfStage) AS peopleOfStage, sum(firstOfAll) AS people,
      sum(knownTimes) AS known, sum(leftTimes) AS left, sum(leftVisitTimes) AS leftVisits, sum(visitTimes) AS visits,
      min(firstTime) AS earliest, minIf(firstVisit, visitTimes > 0) AS earliestVisit,
      sum(knownVisitTimes) AS knownVisits, sumForEach(nextTimes) AS next, any(gapsOfType) AS gaps,
      quantilesExactInclusiveMerge(0.5, 0.9)(entering) AS enteringGaps
    FROM (
      SELECT place, stage, count() AS times,
        countIf(timeOfType = 1) AS firstOfType, countIf(timeOfStage = 1) AS firstOfStage, countIf(timeOfAll = 1) AS firstOfAll,
        countIf(isKnown) AS knownTimes, countIf(isKnown AND outcome = ${LEFT}) AS leftTimes,
        countIf(isKnown AND outcome = ${LEFT} AND endsVisit) AS leftVisitTimes,
        countIf(endsVisit) AS visitTimes, countIf(isKnown AND endsVisit) AS knownVisitTimes,
        min(moment) AS firstTime, minIf(moment, endsVisit) AS firstVisit,
        [${next.join(', ')}] AS nextTimes,
        quantilesExactInclusiveIf(0.5, 0.9)(gap, gap <= {quiet:UInt64}) AS gapsOfType,
        quantilesExactInclusiveStateIf(0.5, 0.9)(gap, gap <= {quiet:UInt64} AND stageBefore != stage) AS entering
      FROM (${stepsSql(asked)})
      GROUP BY place, stage
    )
    GROUP BY GROUPING SETS ((place, stage), (stage))`;
}

/** What came of a touchpoint, where it is not the stage that the person went on to. */
export const LEFT = -1;
export const STAYED = -2;

/**
 * Every counted touchpoint: its `person`, `moment`, `place` and `stage`; the `gap` since the one before and
 * `stageBefore`; the `outcome`: LEFT, STAYED in the stage, or the stage of the person's next step; whether that `isKnown`
 * and whether it `endsVisit`; and the how-manieth of the person it is, of its type, of its stage and of all.
 *
 * @param people narrows whose journeys are read beyond what was asked
 */
export function stepsSql({ narrowed }: AskedMap, people = '1'): string {
  const isCounted = `${isShown('x')} AND x >= bitShiftLeft({fromMs:UInt64}, 20) AND x < bitShiftLeft({toMs:UInt64}, 20)`;
  return `
    SELECT person, ${momentOf('x')} AS moment, ${placeOf('x')} AS place,
      ${stageOf('place')} AS stage, ${stageOf(placeOf('b'))} AS stageBefore, ${stageOf(placeOf('a'))} AS stageAfter,
      moment - ${momentOf('b')} AS gap, moment <= {knownUntil:Int64} AS isKnown,
      multiIf(a = 0 OR ${momentOf('a')} - moment > {quiet:UInt64}, ${LEFT}, stageAfter = stage, ${STAYED}, toInt32(stageAfter)) AS outcome,
      outcome != ${STAYED} AND NOT ${isOutbound('x')} AS endsVisit,
      timeOfType, timeOfStage, timeOfAll
    FROM (
      SELECT person, arraySort(groupArray(packed)) AS journey,
        arrayFilter(x -> ${isCounted}, journey) AS counted,
        arrayFilter((b, x) -> ${isCounted}, arrayShiftRight(journey, 1), journey) AS before,
        arrayFilter((a, x) -> ${isCounted}, ${nextSteps('journey')}, journey) AS after,
        arrayMap(x -> ${placeOf('x')}, counted) AS places
      FROM (
        SELECT person, ${packed(narrowed)} AS packed
        FROM touchpoints
        WHERE at >= {since:DateTime64(3, 'UTC')} AND at <= {until:DateTime64(3, 'UTC')}
          AND ${narrowed.people} AND ${people}
      )
      GROUP BY person
    )
    ARRAY JOIN counted AS x, before AS b, after AS a, arrayEnumerateUniq(places) AS timeOfType,
      arrayEnumerateUniq(arrayMap(p -> ${stageOf('p')}, places)) AS timeOfStage, arrayEnumerate(places) AS timeOfAll`;
}
