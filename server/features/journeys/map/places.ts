/** The map as numbers, so that a journey of a million touchpoints is a list of numbers. */
import type { StageMap } from '../../touchpoints/mapping.ts';

export interface Places {
  /** Names of the types that belong to a stage. The place of the first is 1; 0 is every type that belongs to none. */
  types: string[];
  /** Of each place, from 0, its stage: 1 for the first of the map, 0 for none. */
  stages: number[];
}

/**
 * Places in the order of the journey: what happens at the same moment (an order is placed and its delivery promised)
 * is taken to have happened in the order of the stages, then of the types' names.
 */
export function placesOf({ stages, types }: StageMap): Places {
  const position = stagePositions(stages);
  const placed = types
    .map(({ name, stage }) => ({ name, stage: position.get(stage ?? '') ?? 0 }))
    .filter(({ stage }) => stage > 0)
    .sort((a, b) => a.stage - b.stage || byBytes(a.name, b.name));
  return { types: placed.map(({ name }) => name), stages: [0, ...placed.map(({ stage }) => stage)] };
}

/** By key of the stage, 1 for the first of the map. */
export const stagePositions = (stages: StageMap['stages']) =>
  new Map(stages.map(({ key }, index) => [key, index + 1]));

export const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** A touchpoint's place, by its type. Needs `placeParams`. */
export const PLACE_OF_TYPE =
  'transform(type, {placeTypes:Array(String)}, {places:Array(UInt32)}, toUInt32(0))';

/** The stage of a place. Needs `placeParams`. */
export const stageOf = (place: string) => `{placeStages:Array(UInt16)}[${place} + 1]`;

export function placeParams({ types, stages }: Places): Record<string, unknown> {
  return {
    // A list must not be empty; no type has an empty name.
    placeTypes: ['', ...types],
    places: ['', ...types].map((_, place) => place),
    placeStages: stages,
  };
}
