/** The measured journey: every stage and touchpoint under one map. */
import type { MappedType } from '../../touchpoints/mapping.ts';
import type { Stage } from '../../touchpoints/stages.ts';
import { readAfter } from './after.ts';
import type { AskedMap } from './asked.ts';
import { FACTS } from './facts.ts';
import {
  afterwards,
  bothFelt,
  emotion,
  type Felt,
  felt,
  goingOn,
  NOTHING_FELT,
  noted,
  rating,
} from './figures.ts';
import { type Flow, type Passing, readFlow } from './flow.ts';
import { readNoted } from './noted.ts';
import { readRatings, type ScaleSums } from './ratings.ts';
import type { StageOfMap, TouchpointOfMap } from './shapes-contract.ts';
import { readUnmapped } from './unmapped.ts';

export interface MeasuredMap {
  customers: number;
  occurrences: number;
  stages: StageOfMap[];
  unmapped: { type: string; customers: number; occurrences: number }[];
  /** Every touchpoint of the stages again, with what moments are found by. */
  passed: Passed[];
}

export interface Passed {
  touchpoint: TouchpointOfMap;
  /** Key. */
  stage: string;
  felt: Felt;
  scales: ScaleSums[];
}

type Read = {
  flow: Flow;
  after: Awaited<ReturnType<typeof readAfter>>;
  ratings: Awaited<ReturnType<typeof readRatings>>;
  noted: Awaited<ReturnType<typeof readNoted>>;
};

export async function measureMap(asked: AskedMap): Promise<MeasuredMap> {
  const [flow, after, ratings, noted, unmapped] = await Promise.all([
    readFlow(asked),
    readAfter(asked),
    readRatings(asked),
    readNoted(asked),
    readUnmapped(asked),
  ]);
  const read = { flow, after, ratings, noted };
  const passed = passedTouchpoints(asked, read);
  return {
    customers: flow.customers,
    occurrences: flow.occurrences,
    stages: asked.map.stages.map((stage, index) => measureStage(asked, read, stage, index + 1, passed)),
    unmapped,
    passed,
  };
}

function passedTouchpoints({ map, places, quietDays }: AskedMap, read: Read): Passed[] {
  const types = new Map(map.types.map((type) => [type.name, type]));
  return [...read.flow.types]
    .filter(([place]) => place > 0)
    .map(([place, passing]) => {
      const type = types.get(places.types[place - 1]!)!;
      return measureTouchpoint(type, place, { passing, quietDays }, read);
    })
    .sort((a, b) => byPeople(a.touchpoint, b.touchpoint));
}

const byPeople = (a: TouchpointOfMap, b: TouchpointOfMap) =>
  b.customers - a.customers || b.occurrences - a.occurrences || (a.type < b.type ? -1 : 1);

function measureTouchpoint(
  type: MappedType,
  place: number,
  { passing, quietDays }: { passing: Passing; quietDays: number },
  read: Read,
): Passed {
  const { scales, occurrences: rated } = read.ratings.get(type.name) ?? { scales: [], occurrences: 0 };
  const observed = felt(scales, FACTS.get(type.name), passing.occurrences - rated);
  const touchpoint: TouchpointOfMap = {
    type: type.name,
    channel: type.channel,
    department: type.department,
    momentOfTruth: type.momentOfTruth,
    outbound: type.outbound,
    ...passage(passing, quietDays),
    emotion: emotion(observed),
    ...afterwards(read.after.types.get(place) ?? {}, passing.occurrences),
    rating: rating(scales[0]),
    noted: noted(read.noted.get(type.name)),
  };
  return { touchpoint, stage: type.stage!, felt: observed, scales };
}

const NOBODY_PASSED = {
  ...{ customers: 0, occurrences: 0, medianGapMs: null, p90GapMs: null, known: 0, left: 0 },
  ...{ visits: 0, next: [], earliestMs: null },
};

function measureStage(
  { map, quietDays }: AskedMap,
  { flow, after }: Read,
  { id, key, name, position }: Stage,
  number: number,
  passed: Passed[],
): StageOfMap {
  const passing = flow.stages.get(number) ?? NOBODY_PASSED;
  const within = passed.filter(({ stage }) => stage === key);
  return {
    ...{ id, key, name, position },
    ...passage(passing, quietDays),
    emotion: emotion(within.map((one) => one.felt).reduce(bothFelt, NOTHING_FELT)),
    ...afterwards(after.stages.get(number) ?? {}, passing.occurrences),
    visits: passing.visits,
    next: nextStages(
      passing.next,
      map.stages.map((stage) => stage.key),
      passing.known,
    ),
    touchpoints: within.map(({ touchpoint }) => touchpoint),
  };
}

function nextStages(next: number[], keys: string[], known: number): StageOfMap['next'] {
  return next
    .map((visits, stage) => ({ stage: keys[stage - 1] ?? null, visits, share: visits / known }))
    .filter(({ visits }) => visits > 0)
    .sort((a, b) => b.visits - a.visits);
}

function passage(passing: Passing, quietDays: number) {
  const { customers, occurrences, medianGapMs, p90GapMs } = passing;
  return {
    ...{ customers, occurrences },
    medianGapSeconds: medianGapMs === null ? null : medianGapMs / 1000,
    p90GapSeconds: p90GapMs === null ? null : p90GapMs / 1000,
    ...goingOn(passing, quietDays),
  };
}
