/** The mapping of an import: as guessed, as told, and whether it can run. */

import type { Format, Mapping, Target } from './format.ts';
import { bagName, type ColumnGuess, guessColumns, guessKind } from './guessing/guess.ts';
import type { Look } from './guessing/look.ts';
import { guessValues } from './guessing/values.ts';
import { spaceOf } from './guessing/words.ts';
import {
  BAG,
  FIELDS,
  fieldOf,
  type ImportKind,
  isCustomerKey,
  NEEDS_CUSTOMER,
  ORDER_MOMENTS,
} from './kinds.ts';
import type { Problem } from './problems.ts';

/** How a caller may write a mapping: a field, or its id space or name after a colon, or nothing to leave a column out. */
export type ToldMapping = {
  columns?: Record<string, string | Target | null> | undefined;
  values?: Record<string, string> | undefined;
  source?: string | undefined;
};

/** Below this a guess about a column waits for a person. */
const SURE = 0.7;
export const DEFAULT_SOURCE = 'import';

export interface Guess {
  kind: ImportKind | null;
  /** Whether the kind was told, or can be nothing else. */
  sureOfKind: boolean;
  /** Whether the values for the whole file were seen in it and not only taken from its name. */
  sureOfValues: boolean;
  mapping: Mapping;
  columns: ColumnGuess[];
}

/** What the file is, as this kind or as whatever it looks like. */
export function guessMapping(look: Look, fileName: string, told?: ImportKind): Guess {
  const guessed = guessKind(look.facts, fileName);
  const kind = told ?? guessed.kind;
  if (!kind) return { kind, sureOfKind: false, sureOfValues: true, mapping: emptyMapping(), columns: [] };
  const columns = guessColumns(kind, look.facts);
  const { values, sure } = guessValues(kind, look.facts, columns, fileName);
  const mapping: Mapping = {
    columns: Object.fromEntries(look.columns.map((column, index) => [column, columns[index]!.target])),
    values,
    source: DEFAULT_SOURCE,
  };
  return { kind, sureOfKind: told !== undefined || guessed.sure, sureOfValues: sure, mapping, columns };
}

export function emptyMapping(): Mapping {
  return { columns: {}, values: {}, source: DEFAULT_SOURCE };
}

/** What a person would have to confirm before the import may run by itself, after what they have told. */
export function doubtOf(
  look: Look,
  guess: Guess,
  mapping: Mapping,
  told: ToldMapping,
  format: Partial<Format>,
): Problem | null {
  const { kind, sureOfKind, sureOfValues, columns } = guess;
  if (!kind) return { code: 'kind-unknown' };
  if (!sureOfKind) return { code: 'kind-unsure', expected: kind };
  const unsure = look.columns.findIndex(
    (column, index) =>
      columns[index]!.confidence < SURE &&
      !Object.hasOwn(told.columns ?? {}, column) &&
      mapping.columns[column],
  );
  if (unsure >= 0)
    return {
      code: 'column-unsure',
      column: look.columns[unsure]!,
      expected: mapping.columns[look.columns[unsure]!]!.field,
    };
  const guessed = sureOfValues
    ? undefined
    : Object.keys(guess.mapping.values).find((key) => !told.values?.[key] && mapping.values[key]);
  if (guessed) return { code: 'field-missing', field: guessed };
  const fields = Object.values(mapping.columns).map((target) => target?.field);
  if (kind === 'orders' && !told.columns && !ORDER_MOMENTS.some((moment) => fields.includes(moment)))
    return { code: 'no-moment' };
  const doubt = writingDoubt(look, kind, mapping);
  if (doubt?.code === 'date-order' && format.dates) return null;
  return doubt?.code === 'number-format' && format.decimal ? null : doubt;
}

/** Whether dates or numbers that matter can be read in two ways. */
export function writingDoubt(
  { habits, format }: Look,
  kind: ImportKind,
  { columns }: Mapping,
): Problem | null {
  const matters = (column: string | undefined, types: string[]) => {
    const target = column === undefined ? null : columns[column];
    const type = target && fieldOf(kind, target.field)?.type;
    return type ? types.includes(type) : false;
  };
  const { dates, decimal } = habits;
  if (dates.found === 'either' && matters(dates.column, ['date'])) {
    return { code: 'date-order', column: dates.column!, value: dates.value!, expected: format.dates };
  }
  if (decimal.found === 'either' && matters(decimal.column, ['money', 'number'])) {
    return {
      code: 'number-format',
      column: decimal.column!,
      value: decimal.value!,
      expected: format.decimal,
    };
  }
  return null;
}

/**
 * The mapping with what was told over it. Columns that are not mentioned keep their guess, unless what they were taken
 * for is now told of another column.
 */
export function applyTold(kind: ImportKind | null, mapping: Mapping, told: ToldMapping): Mapping {
  const named = Object.fromEntries(
    Object.entries(told.columns ?? {}).map(([column, target]) => [column, targetOf(kind, target, column)]),
  );
  const taken = new Set(
    Object.values(named).flatMap((target) =>
      target && kind && !fieldOf(kind, target.field)?.many ? target.field : [],
    ),
  );
  const columns = { ...mapping.columns };
  const values = { ...mapping.values };
  for (const [column, target] of Object.entries(columns)) {
    if (kind && target && taken.has(target.field))
      columns[column] = { field: BAG[kind], name: bagName(kind, column) };
  }
  for (const field of taken) delete values[field];
  return {
    columns: { ...columns, ...named },
    values: { ...values, ...told.values },
    source: told.source?.trim() || mapping.source,
  };
}

function targetOf(kind: ImportKind | null, told: string | Target | null, column: string): Target | null {
  if (told === null || told === '' || told === 'ignore') return null;
  const target = typeof told === 'string' ? parsed(told) : told;
  if (target.field === 'customer.external' && !target.space)
    return { ...target, space: spaceOf(column) || 'customer_id' };
  if (Object.values(BAG).includes(target.field) && !target.name)
    return { ...target, name: kind ? bagName(kind, column) : column };
  return target;
}

function parsed(told: string): Target {
  const colon = told.indexOf(':');
  if (colon < 0) return { field: told };
  const field = told.slice(0, colon);
  const rest = told.slice(colon + 1);
  return field === 'customer.external' ? { field, space: rest } : { field, name: rest };
}

/** Why a mapping cannot run, if it cannot. */
export function mappingProblem(
  kind: ImportKind | null,
  { columns, values }: Mapping,
  known: readonly string[],
): Problem | null {
  if (!kind) return { code: 'kind-unknown' };
  const fields = FIELDS[kind].map(({ key }) => key);
  const used = new Map<string, string>();
  for (const [column, target] of Object.entries(columns)) {
    if (!target) continue;
    if (!known.includes(column)) return { code: 'no-column', column, expected: known.join(', ') };
    const field = fieldOf(kind, target.field);
    if (!field) return { code: 'no-field', field: target.field, expected: fields.join(', ') };
    const key = field.many ? `${field.key} ${target.space ?? ''} ${target.name ?? ''}` : field.key;
    if (used.has(key) && !isRepeatable(field.key)) return { code: 'field-twice', field: field.key, column };
    used.set(key, column);
  }
  const wrong = Object.keys(values).find((key) => !fieldOf(kind, key)?.fixed);
  if (wrong)
    return {
      code: 'no-field',
      field: wrong,
      expected: FIELDS[kind]
        .filter(({ fixed }) => fixed)
        .map(({ key }) => key)
        .join(', '),
    };
  const mapped = new Set([
    ...Object.values(columns).flatMap((target) => target?.field ?? []),
    ...Object.keys(values).filter((key) => values[key]),
  ]);
  const missing = FIELDS[kind].find(({ key, required }) => required && !mapped.has(key));
  if (missing) return { code: 'field-missing', field: missing.key };
  const leadsToSomeone = [...mapped].some(isCustomerKey) || (kind !== 'customers' && mapped.has('number'));
  return NEEDS_CUSTOMER.has(kind) && !leadsToSomeone ? { code: 'no-key' } : null;
}

/** A person may have two e-mail addresses or telephones in a row. */
function isRepeatable(field: string): boolean {
  return field === 'customer.email' || field === 'customer.phone';
}
