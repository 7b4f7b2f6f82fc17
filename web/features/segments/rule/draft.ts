/** A rule while it is being written: any part of it may still be missing. */
import { type Condition, type Group, isGroup, type Rule } from '../../../../server/features/segments/rule.ts';

/** Numbers may be empty (null), texts and choices too (''). */
type Loose<C> = C extends unknown
  ? { [Field in keyof C]: number extends C[Field] ? C[Field] | null : C[Field] }
  : never;
export type LooseCondition = Loose<Condition>;
export type ConditionKind = Condition['kind'];

export interface DraftCondition {
  /** The same as long as it is the same part, wherever it moves. */
  key: number;
  condition: LooseCondition;
}
export interface DraftGroup {
  key: number;
  kind: Group['kind'];
  of: DraftPart[];
}
export type DraftPart = DraftCondition | DraftGroup;

/** Where a part stands: its index in the rule, in the group there, and so on; empty for the rule itself. */
export type Path = readonly number[];

let lastKey = 0;
const newKey = () => ++lastKey;

export const isDraftGroup = (part: DraftPart): part is DraftGroup => 'of' in part;

export function draftOf(rule: Group): DraftGroup {
  return {
    key: newKey(),
    kind: rule.kind,
    of: rule.of.map((part) => (isGroup(part) ? draftOf(part) : { key: newKey(), condition: part })),
  };
}

export const emptyDraft = (): DraftGroup => ({
  key: newKey(),
  kind: 'all',
  of: [newCondition('did')],
});

export const newGroup = (): DraftGroup => ({ ...emptyDraft(), kind: 'any' });

export function newCondition(kind: ConditionKind): DraftCondition {
  return { key: newKey(), condition: BEGINNINGS[kind] };
}

const MONTH = 30;

/** What a condition of each kind begins with. */
export const BEGINNINGS: { [Kind in ConditionKind]: Extract<LooseCondition, { kind: Kind }> } = {
  did: { kind: 'did', type: '', is: 'atLeast', times: 1 },
  didNot: { kind: 'didNot', type: '' },
  orders: { kind: 'orders', is: 'atLeast', times: 1 },
  revenue: { kind: 'revenue', is: 'atLeast', minor: null },
  rating: { kind: 'rating', is: 'low' },
  nps: { kind: 'nps', is: 'detractor' },
  firstSeen: { kind: 'firstSeen', is: 'within', days: MONTH },
  lastSeen: { kind: 'lastSeen', is: 'before', days: MONTH },
  trait: { kind: 'trait', name: '', is: 'equals', value: '' },
  tag: { kind: 'tag', is: 'is', tag: '' },
  account: { kind: 'account', is: 'is', account: '' },
  source: { kind: 'source', is: 'is', source: '' },
};

/** In the order in which they are offered. */
export const CONDITION_KINDS = Object.keys(BEGINNINGS) as ConditionKind[];

/** The rule with one part made anew. */
export function changed(group: DraftGroup, path: Path, change: (part: DraftPart) => DraftPart): DraftGroup {
  const [index, ...rest] = path;
  if (index === undefined) return change(group) as DraftGroup;
  const of = group.of.map((part, at) => {
    if (at !== index) return part;
    return isDraftGroup(part) ? changed(part, rest, change) : change(part);
  });
  return { ...group, of };
}

export function added(group: DraftGroup, path: Path, part: DraftPart): DraftGroup {
  return changed(group, path, (parent) =>
    isDraftGroup(parent) ? { ...parent, of: [...parent.of, part] } : parent,
  );
}

/** Without that part; a group within that is left empty goes too. */
export function without(group: DraftGroup, path: Path): DraftGroup {
  const [index, ...rest] = path;
  if (index === undefined) return group;
  const of = group.of.flatMap((part, at) => {
    if (at !== index) return [part];
    if (!rest.length || !isDraftGroup(part)) return [];
    const left = without(part, rest);
    return left.of.length ? [left] : [];
  });
  return { ...group, of };
}

/** As the server takes it, if it were complete; what is empty is left to be found missing. */
export function written(group: DraftGroup): unknown {
  return {
    kind: group.kind,
    of: group.of.map((part) => (isDraftGroup(part) ? written(part) : part.condition)),
  };
}

export const sameRule = (draft: DraftGroup, rule: Rule) =>
  JSON.stringify(written(draft)) === JSON.stringify(rule);
