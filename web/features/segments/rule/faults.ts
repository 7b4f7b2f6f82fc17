/** What a rule still lacks, each fault at the condition and field that it is of. */
import type { z } from 'zod';
import { Rule } from '../../../../server/features/segments/rule.ts';
import { ApiError } from '../../../api.ts';
import { type DraftGroup, type DraftPart, isDraftGroup, type Path, written } from './draft.ts';

export const FIELDS = [
  'type',
  'name',
  'value',
  'tag',
  'account',
  'source',
  'times',
  'minor',
  'days',
] as const;
type Field = (typeof FIELDS)[number];
export type FaultWord = Field | 'unknownType' | 'unknownAccount' | 'empty' | 'other';

export interface Fault {
  /** Of the rule as it is sent: `of.0.of.1`; '' for the rule itself. */
  at: string;
  field: Field | undefined;
  word: FaultWord;
}

/** The rule, if it is complete, or what it lacks. */
export function readDraft(
  draft: DraftGroup,
): { rule: Rule; faults: [] } | { rule: undefined; faults: Fault[] } {
  const read = Rule.safeParse(written(draft));
  const blank = blanksIn(draft, []);
  if (read.success && !blank.length) return { rule: read.data, faults: [] };
  const found = read.success ? [] : read.error.issues.map(faultOf);
  const places = new Set(found.map(({ at, field }) => `${at} ${field}`));
  return {
    rule: undefined,
    faults: [...found, ...blank.filter(({ at, field }) => !places.has(`${at} ${field}`))],
  };
}

/** What the server refused, where it says that it is of the rule. */
export function refusedFaults(error: unknown): Fault[] {
  if (!(error instanceof ApiError)) return [];
  return (error.problem.errors ?? []).flatMap(({ at }) => {
    const place = /^(?:body\.)?rule\.?(.*)$/.exec(at.replaceAll('/', '.').replace(/^[$.]+/, ''));
    if (!place) return [];
    const fault = placed(place[1]!.split('.'));
    const word =
      fault.word === 'type' ? 'unknownType' : fault.word === 'account' ? 'unknownAccount' : fault.word;
    return [{ ...fault, word }];
  });
}

export const placeOf = (path: Path) => path.map((index) => `of.${index}`).join('.');

/** Texts that the server would take although nobody could mean them. */
function blanksIn(part: DraftPart, path: Path): Fault[] {
  if (isDraftGroup(part)) return part.of.flatMap((inner, index) => blanksIn(inner, [...path, index]));
  const { condition } = part;
  const blank = (field: Field): Fault[] => [{ at: placeOf(path), field, word: field }];
  if (condition.kind === 'source') return condition.source ? [] : blank('source');
  if (condition.kind !== 'trait' || condition.is === 'exists' || condition.is === 'missing') return [];
  return condition.value?.trim() ? [] : blank('value');
}

function faultOf({ path }: z.core.$ZodIssue): Fault {
  return placed(path.map(String));
}

/** `of.0.of.1.type` is the type of the second condition in the first group. */
function placed(path: string[]): Fault {
  const last = path.findLastIndex((step) => /^\d+$/.test(step));
  const at = path.slice(0, last + 1).join('.');
  const told = path[last + 1] === 'withinDays' ? 'days' : path[last + 1];
  const field = FIELDS.find((one) => one === told);
  return { at, field, word: field ?? (told === 'of' ? 'empty' : 'other') };
}
