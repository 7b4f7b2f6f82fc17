/**
 * What can be imported and which fields each kind has. Runs in the browser too.
 *
 * Kinds are listed in the order in which they build on each other: several files at once run in this order.
 */
export const IMPORT_KINDS = [
  'accounts',
  'customers',
  'products',
  'orders',
  'order-items',
  'payments',
  'responses',
  'touchpoints',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type ValueType = 'text' | 'id' | 'email' | 'phone' | 'date' | 'money' | 'number' | 'integer';

export interface Field {
  key: string;
  type: ValueType;
  /** The row means nothing without it. */
  required?: true;
  /** Several columns may be this field: each with its own id space, or its own name. */
  many?: 'space' | 'name';
  /** May be given once for the whole file instead of by a column. */
  fixed?: true;
}

/** The keys by which a customer is known, and what is told of the person. */
const CUSTOMER_KEYS: Field[] = [
  { key: 'customer.external', type: 'id', many: 'space' },
  { key: 'customer.userId', type: 'id' },
  { key: 'customer.anonymousId', type: 'id' },
  { key: 'customer.email', type: 'email' },
  { key: 'customer.phone', type: 'phone' },
];
const CUSTOMER_FACTS: Field[] = [
  { key: 'customer.name', type: 'text' },
  { key: 'customer.firstName', type: 'text' },
  { key: 'customer.lastName', type: 'text' },
  { key: 'customer.account', type: 'id' },
  { key: 'customer.trait', type: 'text', many: 'name' },
];
const PROPERTY: Field = { key: 'property', type: 'text', many: 'name' };

export const ORDER_MOMENTS = [
  'placedAt',
  'paidAt',
  'shippedAt',
  'deliveredAt',
  'promisedAt',
  'cancelledAt',
  'refundedAt',
  'returnedAt',
] as const;

export const FIELDS: Record<ImportKind, readonly Field[]> = {
  accounts: [
    { key: 'account.id', type: 'id', required: true },
    { key: 'account.name', type: 'text' },
    { key: 'account.domain', type: 'text' },
    { key: 'account.trait', type: 'text', many: 'name' },
  ],
  customers: [...CUSTOMER_KEYS, ...CUSTOMER_FACTS, { key: 'customer.since', type: 'date' }],
  products: [
    { key: 'sku', type: 'id', required: true },
    { key: 'name', type: 'text' },
    { key: 'category', type: 'text' },
    { key: 'price', type: 'money' },
    { key: 'currency', type: 'text', fixed: true },
    PROPERTY,
  ],
  orders: [
    { key: 'number', type: 'id', required: true },
    ...CUSTOMER_KEYS,
    { key: 'status', type: 'text' },
    { key: 'total', type: 'money' },
    { key: 'refunded', type: 'money' },
    { key: 'currency', type: 'text', fixed: true },
    ...ORDER_MOMENTS.map((key): Field => ({ key, type: 'date' })),
    ...CUSTOMER_FACTS,
    PROPERTY,
  ],
  'order-items': [
    { key: 'number', type: 'id', required: true },
    { key: 'line', type: 'id' },
    { key: 'sku', type: 'id' },
    { key: 'name', type: 'text' },
    { key: 'quantity', type: 'number' },
    { key: 'price', type: 'money' },
    { key: 'freight', type: 'money' },
    { key: 'currency', type: 'text', fixed: true },
    PROPERTY,
  ],
  payments: [
    { key: 'number', type: 'id', required: true },
    { key: 'sequence', type: 'id' },
    { key: 'method', type: 'text' },
    { key: 'installments', type: 'integer' },
    { key: 'amount', type: 'money', required: true },
    { key: 'currency', type: 'text', fixed: true },
    PROPERTY,
  ],
  responses: [
    { key: 'responseId', type: 'id' },
    { key: 'number', type: 'id' },
    ...CUSTOMER_KEYS,
    { key: 'score', type: 'number' },
    { key: 'title', type: 'text' },
    { key: 'comment', type: 'text' },
    { key: 'at', type: 'date', required: true },
    { key: 'askedAt', type: 'date' },
    { key: 'survey', type: 'text', fixed: true },
    { key: 'metric', type: 'text', fixed: true },
    { key: 'scaleMin', type: 'number', fixed: true },
    { key: 'scaleMax', type: 'number', fixed: true },
    { key: 'language', type: 'text', fixed: true },
    ...CUSTOMER_FACTS,
    PROPERTY,
  ],
  touchpoints: [
    { key: 'type', type: 'text', required: true, fixed: true },
    { key: 'at', type: 'date', required: true },
    { key: 'messageId', type: 'id' },
    ...CUSTOMER_KEYS,
    { key: 'number', type: 'id' },
    { key: 'channel', type: 'text', fixed: true },
    ...CUSTOMER_FACTS,
    PROPERTY,
  ],
};

/** Where a column goes that nothing else fits. */
export const BAG: Record<ImportKind, string> = {
  accounts: 'account.trait',
  customers: 'customer.trait',
  products: 'property',
  orders: 'property',
  'order-items': 'property',
  payments: 'property',
  responses: 'property',
  touchpoints: 'property',
};

/** A row of these kinds must lead to a customer, by one of the customer's keys or by an order. */
export const NEEDS_CUSTOMER: ReadonlySet<ImportKind> = new Set<ImportKind>([
  'customers',
  'orders',
  'responses',
  'touchpoints',
]);

export const isCustomerKey = (field: string): boolean => CUSTOMER_KEYS.some(({ key }) => key === field);

export function fieldOf(kind: ImportKind, key: string): Field | undefined {
  return FIELDS[kind].find((field) => field.key === key);
}

/** Sorts kinds so that what others build on comes first; unknown kinds last. */
export function byDependency(a: ImportKind | null, b: ImportKind | null): number {
  const place = (kind: ImportKind | null) => (kind ? IMPORT_KINDS.indexOf(kind) : IMPORT_KINDS.length);
  return place(a) - place(b);
}
