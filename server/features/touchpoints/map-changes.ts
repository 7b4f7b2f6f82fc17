/** What a map would change of another one, and whether it can be one at all. Without a database. */
import { invalid } from '../../core/http/problems.ts';
import type { DraftMap, MapChanges } from './map-contract.ts';
import type { MappedType, StageMap } from './mapping.ts';
import { stageNameKey } from './stages.ts';

/** @throws 400 saying where: two stages of one key or name, a type named twice or unknown, a stage that is missing */
export function checkDraft(draft: DraftMap, now: StageMap): void {
  const stages = new Set<string>();
  const known = new Set(now.types.map(({ name }) => name));
  const named = new Set<string>();
  const faults: { at: string; message: string }[] = [];
  const names = new Set<string>();
  for (const [index, { key, name }] of draft.stages.entries()) {
    if (names.has(stageNameKey(name)))
      faults.push({ at: `stages.${index}.name`, message: `is the name of an earlier stage too: ${name}` });
    names.add(stageNameKey(name));
    if (stages.has(key))
      faults.push({ at: `stages.${index}.key`, message: `is the key of an earlier stage too: ${key}` });
    stages.add(key);
  }
  for (const [index, { name, stage }] of draft.types.entries()) {
    const at = `types.${index}`;
    if (!known.has(name)) faults.push({ at: `${at}.name`, message: `is not in the catalogue: ${name}` });
    if (named.has(name)) faults.push({ at: `${at}.name`, message: `is named twice: ${name}` });
    named.add(name);
    if (stage !== null && !stages.has(stage))
      faults.push({ at: `${at}.stage`, message: `is not one of the stages of this map: ${stage}` });
  }
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults.slice(0, MAX_FAULTS));
}

const MAX_FAULTS = 20;

/** Every type as it would be under the draft. */
export function typesUnder(draft: DraftMap, now: StageMap): MappedType[] {
  const stages = new Set(draft.stages.map(({ key }) => key));
  const wanted = new Map(draft.types.map((type) => [type.name, type]));
  return now.types.map((type) => {
    const { stage = type.stage, momentOfTruth = type.momentOfTruth } = wanted.get(type.name) ?? {};
    return { ...type, stage: stage !== null && stages.has(stage) ? stage : null, momentOfTruth };
  });
}

export function changesOf(draft: DraftMap, now: StageMap): MapChanges {
  const before = new Map(now.stages.map(({ key, name }) => [key, name]));
  const after = new Map(draft.stages.map(({ key, name }) => [key, name]));
  const under = new Map(typesUnder(draft, now).map((type) => [type.name, type]));
  const types = now.types.map((type) => ({ from: type, to: under.get(type.name)! }));
  const moved = types.filter(({ from, to }) => from.stage !== to.stage);
  return {
    stages: {
      added: draft.stages.filter(({ key }) => !before.has(key)),
      removed: now.stages
        .filter(({ key }) => !after.has(key))
        .map(({ key, name }) => ({
          key,
          name,
          types: moved.filter(({ from, to }) => from.stage === key && to.stage === null).length,
        })),
      renamed: draft.stages.flatMap(({ key, name }) => {
        const from = before.get(key);
        return from === undefined || from === name ? [] : [{ key, from, to: name }];
      }),
      reordered: reordered([...before.keys()], [...after.keys()]),
    },
    types: {
      moved: moved.map(({ from, to }) => ({ name: from.name, from: from.stage, to: to.stage })),
      momentsOfTruth: types
        .filter(({ from, to }) => from.momentOfTruth !== to.momentOfTruth)
        .map(({ to }) => ({ name: to.name, to: to.momentOfTruth })),
    },
  };
}

/** The new order, when the stages that both have come in another one. */
function reordered(before: string[], after: string[]): string[] | null {
  const stay = after.filter((key) => before.includes(key));
  const stayed = before.filter((key) => after.includes(key));
  return stay.some((key, index) => key !== stayed[index]) ? after : null;
}
