/** Rows of text as what they mean, by the mapping: values of the record, keys and facts of the customer, the rest. */

import { momentsOf, type ToMoment } from '../../../core/zone.ts';
import {
  type Identity,
  type IdentityKind,
  normaliseEmail,
  normaliseId,
  normalisePhone,
} from '../../customers/identities.ts';
import { METRICS } from '../../surveys/metrics.ts';
import type { Format, Mapping, Target } from '../format.ts';
import { isNothing } from '../guessing/columns.ts';
import { FIELDS, type Field, fieldOf, type ImportKind, isCustomerKey, NEEDS_CUSTOMER } from '../kinds.ts';
import { type Problem, type ProblemCode, quoted } from '../problems.ts';
import { readDate } from './dates.ts';
import { readNumber } from './numbers.ts';
import type { RawRow } from './rows.ts';

export interface PersonFacts {
  name?: string;
  email?: string;
  phone?: string;
  traits?: Record<string, unknown>;
}

export interface Row {
  line: number;
  /** As in the file, for the list of rejected rows. */
  cells: string[];
  /** By field: text, number (amounts not yet in minor units) or date. Fields without a value are not there. */
  values: Record<string, string | number | Date>;
  /** Properties, or an account's traits. */
  bag?: Record<string, unknown>;
  identities: Identity[];
  person?: PersonFacts;
  /** External id of the account that the person belongs to. */
  account?: string;
}

export type Converted = { row: Row } | { line: number; cells: string[]; problem: Problem };

export interface Plan {
  kind: ImportKind;
  format: Format;
  mapping: Mapping;
  columns: readonly string[];
  /** Of the workspace: reads phone numbers written without one. */
  country: string;
}

interface Draft extends Row {
  person: PersonFacts;
  firstName?: string;
  lastName?: string;
  /** Keys that could not be read: a fault only if nothing else says who it is. */
  doubt?: Problem;
}

/** Puts one column's text into the draft, or says what is wrong with it. */
type Setter = (draft: Draft, text: string, value: unknown) => Problem | undefined;

const MAX_AMOUNT = 1e13;

/** A function that converts rows by the plan. */
export function converter(plan: Plan): (raw: RawRow) => Converted {
  const { kind, columns, mapping } = plan;
  const setters = settersOf(plan);
  const constants = constantsOf(plan);
  const required = FIELDS[kind].filter((field) => field.required && !(field.key in constants));
  const columnOf = new Map(
    Object.entries(mapping.columns).map(([column, target]) => [target?.field, column]),
  );
  return (raw) => {
    const { line, cells } = raw;
    const fail = (problem: Problem): Converted => ({ line, cells, problem });
    if (raw.problem) return fail(raw.problem);
    const faulty = shapeProblem(cells, columns, raw.values !== undefined);
    if (faulty) return fail(faulty);
    const draft: Draft = { line, cells, values: { ...constants }, identities: [], person: {} };
    for (const { index, words, set } of setters) {
      const text = cells[index]!.trim();
      if (text === '' || (words ? isNoWord(text) : isNothing(text))) continue;
      const problem = set(draft, text, raw.values?.[columns[index]!]);
      if (problem) return fail(problem);
    }
    for (const { key } of required) {
      if (!(key in draft.values))
        return fail({ code: 'missing', field: key, ...columnFact(columnOf.get(key)) });
    }
    const nobody = NEEDS_CUSTOMER.has(kind) && !draft.identities.length && !('number' in draft.values);
    if (nobody || (kind === 'customers' && !draft.identities.length))
      return fail(draft.doubt ?? { code: 'no-customer' });
    return { row: finished(draft) };
  };
}

/** In free text a lone hyphen or "n/a" is what somebody wrote; these are what programs write for nothing. */
function isNoWord(text: string): boolean {
  return text === 'NULL' || text === '\\N' || text === 'NaN';
}

function columnFact(column: string | undefined) {
  return column === undefined ? {} : { column };
}

function shapeProblem(cells: string[], columns: readonly string[], isJson: boolean): Problem | undefined {
  if (!isJson && cells.length !== columns.length) {
    const surplus =
      cells.length > columns.length && cells.slice(columns.length).every((cell) => cell.trim() === '');
    if (!surplus) return { code: 'cells', value: String(cells.length), expected: String(columns.length) };
  }
  const nul = cells.findIndex((cell) => cell.includes('\u0000'));
  return nul < 0 ? undefined : { code: 'nul', column: columns[nul] ?? '' };
}

function finished({ firstName, lastName, doubt, person, ...row }: Draft): Row {
  const name = person.name ?? ([firstName, lastName].filter(Boolean).join(' ') || undefined);
  const facts = name ? { ...person, name } : person;
  return Object.keys(facts).length ? { ...row, person: facts } : row;
}

function settersOf(plan: Plan): { index: number; words: boolean; set: Setter }[] {
  const toMoment = momentsOf(plan.format.timeZone);
  return plan.columns.flatMap((column, index) => {
    const target = plan.mapping.columns[column];
    const field = target && fieldOf(plan.kind, target.field);
    return target && field
      ? [{ index, words: field.type === 'text', set: setterOf(column, target, field, plan, toMoment) }]
      : [];
  });
}

/** Fields that are the same for every row; read as a column's text would be. */
function constantsOf(plan: Plan): Row['values'] {
  const toMoment = momentsOf(plan.format.timeZone);
  const draft: Draft = { line: 0, cells: [], values: {}, identities: [], person: {} };
  for (const [key, text] of Object.entries(plan.mapping.values)) {
    const field = fieldOf(plan.kind, key);
    if (field && text.trim())
      setterOf(key, { field: key }, field, plan, toMoment)(draft, text.trim(), undefined);
  }
  return draft.values;
}

function setterOf(column: string, target: Target, field: Field, plan: Plan, toMoment: ToMoment): Setter {
  if (isCustomerKey(field.key)) return keySetter(column, target, field.key, plan.country);
  if (field.many === 'name') return bagSetter(field.key, target.name || column);
  if (field.key === 'customer.account') return accountSetter(column);
  if (field.key.startsWith('customer.') && field.type === 'text') return nameSetter(field.key);
  return valueSetter(column, field, plan.format, toMoment);
}

const KINDS: Record<string, IdentityKind> = {
  'customer.external': 'external',
  'customer.userId': 'userId',
  'customer.anonymousId': 'anonymousId',
  'customer.email': 'email',
  'customer.phone': 'phone',
};

function keySetter(column: string, { space = '' }: Target, key: string, country: string): Setter {
  const kind = KINDS[key]!;
  const source = kind === 'external' ? space : '';
  if (kind === 'email' || kind === 'phone') {
    const normalise = kind === 'email' ? normaliseEmail : (text: string) => normalisePhone(text, country);
    const code = kind === 'email' ? 'bad-email' : 'bad-phone';
    return (draft, text) => {
      const value = normalise(text);
      if (value === null) {
        draft.doubt ??= { code, column, value: quoted(text) };
        draft.person.traits = { ...draft.person.traits, [kind]: text };
        return;
      }
      draft.identities.push({ kind, source, value });
      draft.person[kind] ??= value;
    };
  }
  return (draft, text) => {
    const value = normaliseId(text);
    if (value === null) return { code: 'bad-id', column };
    draft.identities.push({ kind, source, value });
  };
}

function bagSetter(key: string, name: string): Setter {
  if (key === 'customer.trait') {
    return (draft, text, value) => {
      draft.person.traits ??= {};
      draft.person.traits[name] = value ?? text;
    };
  }
  return (draft, text, value) => {
    draft.bag ??= {};
    draft.bag[name] = value ?? text;
  };
}

function accountSetter(column: string): Setter {
  return (draft, text) => {
    const id = normaliseId(text);
    if (id === null) return { code: 'bad-id', column };
    draft.account = id;
  };
}

function nameSetter(key: string): Setter {
  const part = key === 'customer.firstName' ? 'firstName' : 'lastName';
  if (key === 'customer.name') {
    return (draft, text) => {
      draft.person.name = text;
      return undefined;
    };
  }
  return (draft, text) => {
    draft[part] = text;
    return undefined;
  };
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** Fields that allow some words only. */
const ONE_OF: Record<
  string,
  { code: ProblemCode; expected?: string; read: (text: string) => string | null }
> = {
  currency: {
    code: 'unknown-currency',
    read: (text) => (CURRENCIES.has(text.toUpperCase()) ? text.toUpperCase() : null),
  },
  metric: {
    code: 'unknown-metric',
    expected: METRICS.join(', '),
    read: (text) => METRICS.find((metric) => metric === text.toLowerCase()) ?? null,
  },
};

/** Amounts that may lie below zero: what is paid back. */
const SIGNED = new Set(['amount', 'score', 'scaleMin', 'scaleMax']);

function valueSetter(column: string, { key, type }: Field, format: Format, toMoment: ToMoment): Setter {
  if (type === 'date') return dateSetter(column, key, format, toMoment);
  if (type === 'id') {
    return (draft, text) => {
      const id = normaliseId(text);
      if (id === null) return { code: 'bad-id', column };
      draft.values[key] = id;
    };
  }
  const oneOf = ONE_OF[key];
  if (oneOf) {
    return (draft, text) => {
      const known = oneOf.read(text);
      if (known === null)
        return {
          code: oneOf.code,
          column,
          value: quoted(text),
          ...(oneOf.expected && { expected: oneOf.expected }),
        };
      draft.values[key] = known;
    };
  }
  if (type === 'text') {
    return (draft, text) => {
      draft.values[key] = text;
      return undefined;
    };
  }
  return (draft, text) => {
    const number = readNumber(text, format.decimal);
    if (number === null)
      return { code: 'not-a-number', column, value: quoted(text), expected: decimalSaid(format) };
    if (number < 0 && !SIGNED.has(key)) return { code: 'negative', column, value: quoted(text) };
    if (Math.abs(number) > MAX_AMOUNT || (type === 'integer' && number > 2 ** 31 - 1))
      return { code: 'too-large', column, value: quoted(text) };
    if (type === 'integer' && !Number.isInteger(number))
      return { code: 'not-whole', column, value: quoted(text) };
    draft.values[key] = number;
  };
}

function decimalSaid({ decimal }: Format): string {
  return decimal === ',' ? '1.234,56' : '1,234.56';
}

/** A promise given as a day holds until that day ends. */
const TO_END_OF_DAY_MS = 86_399_000;

/** What happened cannot lie ahead; a day is left for clocks and time zones that differ. */
const CLOCKS_DIFFER_MS = 86_400_000;

function dateSetter(column: string, key: string, format: Format, toMoment: ToMoment): Setter {
  const expected = format.dates === 'day-first' ? 'DD/MM/YYYY' : 'MM/DD/YYYY';
  const latest = key === 'promisedAt' ? Number.POSITIVE_INFINITY : Date.now() + CLOCKS_DIFFER_MS;
  return (draft, text) => {
    const date = readDate(text, format.dates, toMoment);
    if (!date) return { code: 'not-a-date', column, value: quoted(text), expected };
    if (date.at.getTime() > latest) return { code: 'in-future', column, value: quoted(text) };
    draft.values[key] =
      key === 'promisedAt' && !date.timed ? new Date(date.at.getTime() + TO_END_OF_DAY_MS) : date.at;
  };
}
