/** A map as the reader is making it: pure changes of it, each of which can be undone. */
import type { z } from 'zod';
import type { DraftMap, WholeMap } from '../../../../../server/features/touchpoints/map-contract.ts';

export type Draft = z.input<typeof DraftMap>;
type Whole = z.output<typeof WholeMap>;

export function draftOf({ stages, types }: Whole): Draft {
  return {
    stages: stages.map(({ key, name }) => ({ key, name })),
    types: types.map(({ name, stage, momentOfTruth }) => ({ name, stage, momentOfTruth })),
  };
}

/** @param stage key; null takes it off the map */
export function moveType(draft: Draft, name: string, stage: string | null): Draft {
  return { ...draft, types: draft.types.map((type) => (type.name === name ? { ...type, stage } : type)) };
}

export function markTruth(draft: Draft, name: string, momentOfTruth: boolean): Draft {
  return {
    ...draft,
    types: draft.types.map((type) => (type.name === name ? { ...type, momentOfTruth } : type)),
  };
}

export function renameStage(draft: Draft, key: string, name: string): Draft {
  return { ...draft, stages: draft.stages.map((stage) => (stage.key === key ? { key, name } : stage)) };
}

/** @param by −1 earlier, 1 later; stays at the ends */
export function moveStage(draft: Draft, key: string, by: -1 | 1): Draft {
  const from = draft.stages.findIndex((stage) => stage.key === key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= draft.stages.length) return draft;
  const stages = [...draft.stages];
  stages.splice(to, 0, ...stages.splice(from, 1));
  return { ...draft, stages };
}

/** Its types belong to no stage afterwards. The last stage stays. */
export function removeStage(draft: Draft, key: string): Draft {
  if (draft.stages.length === 1) return draft;
  return {
    stages: draft.stages.filter((stage) => stage.key !== key),
    types: draft.types.map((type) => (type.stage === key ? { ...type, stage: null } : type)),
  };
}

export function addStage(draft: Draft, name: string): Draft {
  return { ...draft, stages: [...draft.stages, { key: keyFor(draft, name), name }] };
}

const LONGEST_KEY = 50;

/** Lower-case words with hyphens, as the server has it, and no other stage's. */
function keyFor({ stages }: Draft, name: string): string {
  const words =
    name
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{Ll}\p{Lo}\p{N}]+/gu) ?? [];
  const base = [...words.join('-')].slice(0, LONGEST_KEY).join('').replace(/-$/, '') || 'stage';
  const taken = new Set(['none', ...stages.map(({ key }) => key)]);
  let key = base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  return key;
}

export function sameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
