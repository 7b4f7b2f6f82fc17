/** One's own changes of a map, made on top of what others changed meanwhile: a three-way merge. Pure. */
import type { Draft } from './draft.ts';

/**
 * What `mine` changed of `base`, changed of `theirs`. Where both changed the same thing, mine stays. Types of a stage that
 * somebody took away belong to none.
 */
export function rebase(mine: Draft, base: Draft, theirs: Draft): Draft {
  const stages = rebaseStages(mine, base, theirs);
  const keys = new Set(stages.map(({ key }) => key));
  const [my, old] = [byName(mine), byName(base)];
  const types = theirs.types.map((type) => {
    const stage = mineOr(my.get(type.name)?.stage, old.get(type.name)?.stage, type.stage);
    const momentOfTruth = mineOr(
      my.get(type.name)?.momentOfTruth,
      old.get(type.name)?.momentOfTruth,
      type.momentOfTruth,
    );
    return { ...type, stage: stage !== null && keys.has(stage) ? stage : null, momentOfTruth };
  });
  return { stages, types };
}

/** Mine if I changed it. */
const mineOr = <T>(mine: T | undefined, base: T | undefined, theirs: T): T =>
  mine !== undefined && mine !== base ? mine : theirs;

const byName = ({ types }: Draft) => new Map(types.map((type) => [type.name, type]));
const byKey = ({ stages }: Draft) => new Map(stages.map(({ key, name }) => [key, name]));

function rebaseStages(mine: Draft, base: Draft, theirs: Draft): Draft['stages'] {
  const [my, old, now] = [byKey(mine), byKey(base), byKey(theirs)];
  const stays = (key: string) =>
    my.has(key) ? now.has(key) || !old.has(key) : now.has(key) && !old.has(key);
  const first = sameOrder(base, theirs) ? mine : theirs;
  const second = first === mine ? theirs : mine;
  const order = new Set([...first.stages, ...second.stages].map(({ key }) => key));
  return [...order]
    .filter(stays)
    .map((key) => ({ key, name: mineOr(my.get(key), old.get(key), now.get(key) ?? my.get(key) ?? key) }));
}

const sameOrder = (one: Draft, other: Draft) =>
  one.stages.map(({ key }) => key).join(' ') === other.stages.map(({ key }) => key).join(' ');
