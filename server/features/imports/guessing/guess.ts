/** What a file holds and what its columns are, by their names and by what their values look like. */

import type { Target } from '../format.ts';
import {
  BAG,
  FIELDS,
  fieldOf,
  IMPORT_KINDS,
  type ImportKind,
  isCustomerKey,
  NEEDS_CUSTOMER,
} from '../kinds.ts';
import type { ColumnFacts } from './columns.ts';
import { tellsOneHappening } from './happened.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { conceptsOf, spaceOf, wordsOf } from './words.ts';

export interface ColumnGuess {
  target: Target;
  /** 0 … 1. Columns that go where everything else goes are sure. */
  confidence: number;
}

export interface KindGuess {
  kind: ImportKind | null;
  sure: boolean;
}

/** Each word beside the needed ones that is not known to be harmless makes a guess less sure. */
const COST_OF_A_WORD = 0.12;
const LEAST = 0.5;
/** An address or number that can be nothing else, whatever its column is called. */
const BY_CONTENT = 0.8;
const SURE_SCORE = 3.4;
const SURE_LEAD = 0.8;
/** A field of this weight says by itself what a file is. */
const TELLING = 2;

interface Candidate {
  column: number;
  target: Target;
  confidence: number;
}

/** A guess for every column, as columns of this kind. */
export function guessColumns(kind: ImportKind, columns: readonly ColumnFacts[]): ColumnGuess[] {
  const candidates = columns.flatMap((facts, column) => candidatesOf(kind, facts, column));
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const guesses = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    const { field, space } = candidate.target;
    const key = space === undefined ? field : `${field} ${space}`;
    if (guesses.has(candidate.column) || taken.has(key)) continue;
    taken.add(key);
    guesses.set(candidate.column, candidate);
  }
  return columns.map((facts, column) => {
    const found = guesses.get(column);
    if (found) return { target: found.target, confidence: found.confidence };
    return { target: { field: BAG[kind], name: bagName(kind, facts.name) }, confidence: 1 };
  });
}

const OWN: Partial<Record<ImportKind, string>> = {
  accounts: 'account',
  customers: 'customer',
  products: 'product',
};

/** `customer_city` among a customer's traits is their city. */
export function bagName(kind: ImportKind, column: string): string {
  const words = spaceOf(column).split('_');
  const own = OWN[kind] !== undefined && words.length > 1 && conceptsOf(words[0]!)[0] === OWN[kind];
  return (own ? words.slice(1) : words).join('_') || column;
}

function candidatesOf(kind: ImportKind, facts: ColumnFacts, column: number): Candidate[] {
  const concepts = conceptsOf(facts.name);
  const found: Candidate[] = [];
  for (const rule of RULES[kind]) {
    const confidence = confidenceOf(rule, concepts, facts);
    if (confidence >= LEAST) found.push({ column, confidence, target: targetOf(rule.field, facts.name) });
  }
  const isUserId = /^user_?id$/i.test(facts.name.replaceAll(/[\s-]/g, '_'));
  if (isUserId && fieldOf(kind, 'customer.userId'))
    found.push({ column, confidence: 0.98, target: { field: 'customer.userId' } });
  if (facts.emails > 0.95 && fieldOf(kind, 'customer.email')) {
    found.push({ column, confidence: BY_CONTENT, target: { field: 'customer.email' } });
  }
  return found;
}

function confidenceOf(rule: Rule, concepts: string[], facts: ColumnFacts): number {
  const { needs, free = [], without = [], alone, fits, sure } = rule;
  if (!needs.every((concept) => concepts.includes(concept))) return 0;
  if (without.some((concept) => concepts.includes(concept)) || (fits && !fits(facts))) return 0;
  const others = new Set(concepts.filter((concept) => !needs.includes(concept) && !free.includes(concept)));
  return alone && others.size ? 0 : sure - others.size * COST_OF_A_WORD;
}

function targetOf(field: string, column: string): Target {
  if (field !== 'customer.external') return { field };
  const space = spaceOf(column);
  return { field, space: space === 'id' || space === '' ? 'customer_id' : space };
}

/** What each field says for a kind; the columns of one kind also occur in files of another. */
const EVIDENCE: Record<ImportKind, Record<string, number>> = {
  accounts: { 'account.id': 1.5, 'account.name': 1, 'account.domain': 1 },
  customers: {
    'customer.external': 1.5,
    'customer.userId': 1.5,
    'customer.email': 1.5,
    'customer.phone': 1,
    'customer.name': 1.2,
    'customer.firstName': 1,
    'customer.lastName': 1,
    'customer.since': 0.5,
  },
  products: { sku: 2, name: 1.5, category: 1.5, price: 1 },
  orders: {
    number: 2,
    placedAt: 2,
    status: 1,
    total: 1,
    paidAt: 1,
    shippedAt: 1,
    deliveredAt: 1,
    promisedAt: 1,
    cancelledAt: 0.5,
    'customer.external': 1,
    'customer.userId': 1,
    'customer.email': 1,
  },
  'order-items': { number: 1.5, sku: 2, line: 1, price: 1.5, quantity: 1, freight: 1 },
  payments: { number: 1.5, method: 1.5, installments: 2, sequence: 1, amount: 1 },
  responses: { score: 3, comment: 1.5, title: 0.5, number: 0.5, responseId: 0.5, at: 1, survey: 1 },
  touchpoints: {
    type: 3,
    at: 1.5,
    'customer.external': 1.2,
    'customer.userId': 1.5,
    'customer.anonymousId': 1.5,
    'customer.email': 1,
  },
};
/** Concepts that a kind's file would hardly have beside its own. */
const FOREIGN: Partial<Record<ImportKind, string[][]>> = {
  accounts: [['order', 'id'], ['score'], ['customer', 'id']],
  customers: [['order', 'id'], ['score'], ['event'], ['sku'], ['product', 'id']],
  products: [
    ['order', 'id'],
    ['customer', 'id'],
    ['customer', 'name'],
    ['score'],
    ['email'],
    ['phone'],
    ['event'],
  ],
  orders: [['score'], ['event'], ['item', 'id']],
  touchpoints: [['score'], ['installments']],
  'order-items': [['score']],
};
const PLACE = ['city', 'state', 'zip', 'address', 'country'];
/** What a file's name says, the most particular word first. */
const FILE_WORDS: [string, ImportKind][] = [
  ['item', 'order-items'],
  ['payment', 'payments'],
  ['review', 'responses'],
  ['response', 'responses'],
  ['survey', 'responses'],
  ['nps', 'responses'],
  ['csat', 'responses'],
  ['event', 'touchpoints'],
  ['product', 'products'],
  ['account', 'accounts'],
  ['order', 'orders'],
  ['customer', 'customers'],
];

/** What the file holds; the second best is far enough behind when it is sure. */
export function guessKind(columns: readonly ColumnFacts[], fileName: string): KindGuess {
  if (tellsOneHappening(columns, guessColumns('touchpoints', columns)))
    return { kind: 'touchpoints', sure: true };
  const named = kindOfName(fileName);
  const scored = IMPORT_KINDS.map((kind) => ({
    kind,
    score: scoreOf(kind, columns) + (kind === named ? 2 : 0),
  }))
    .filter(({ kind }) => isPossible(kind, columns))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best?.kind === 'customers' && (named ?? best.kind) === best.kind && isListOfPeople(columns))
    return { kind: 'customers', sure: true };
  if (!best || best.score <= 0) return { kind: null, sure: false };
  const lead = best.score - Math.max(0, second?.score ?? 0);
  return { kind: best.kind, sure: best.score >= SURE_SCORE && lead >= SURE_LEAD };
}

/** A name and an address of their own in every row, and nothing that tells of an order, an answer or an event. */
function isListOfPeople(columns: readonly ColumnFacts[]): boolean {
  const fields = guessColumns('customers', columns).map(({ target }) => target.field);
  const own = columns.some(
    ({ emails, distinct, filled, rows }) => emails === 1 && distinct === 1 && filled === rows && rows > 0,
  );
  if (!own || !(fields.includes('customer.name') || fields.includes('customer.firstName'))) return false;
  const others = IMPORT_KINDS.filter((kind) => kind !== 'customers');
  return !others.some((kind) =>
    guessColumns(kind, columns).some(
      ({ target }, column) =>
        fields[column] === BAG.customers && (EVIDENCE[kind][target.field] ?? 0) >= TELLING,
    ),
  );
}

function kindOfName(fileName: string): ImportKind | undefined {
  const concepts = conceptsOf(wordsOf(fileName.replace(/(\.\w+)+$/, '')).join(' '));
  return FILE_WORDS.find(([concept]) => concepts.includes(concept))?.[1];
}

function scoreOf(kind: ImportKind, columns: readonly ColumnFacts[]): number {
  const names = columns.map(({ name }) => conceptsOf(name));
  let score = 0;
  const counted = new Set<string>();
  for (const { target, confidence } of guessColumns(kind, columns)) {
    const weight = EVIDENCE[kind][target.field];
    if (!weight || counted.has(target.field)) continue;
    counted.add(target.field);
    score += weight * confidence;
  }
  if (kind === 'customers') {
    score +=
      0.6 *
      PLACE.filter((place) =>
        names.some((concepts) => concepts.includes(place) && !concepts.includes('seller')),
      ).length;
  }
  const foreign = (FOREIGN[kind] ?? []).filter((needs) =>
    names.some((concepts) => needs.every((concept) => concepts.includes(concept))),
  );
  return score - 2 * foreign.length;
}

/** Whether a row of this file can mean something as this kind at all. */
function isPossible(kind: ImportKind, columns: readonly ColumnFacts[]): boolean {
  const fields = new Set(guessColumns(kind, columns).map(({ target }) => target.field));
  const complete = FIELDS[kind].every(({ key, required, fixed }) => !required || fixed || fields.has(key));
  if (!complete) return false;
  if (!NEEDS_CUSTOMER.has(kind)) return true;
  return [...fields].some(isCustomerKey) || (kind !== 'customers' && fields.has('number'));
}
