/** Which columns look like which field: by the concepts of their name, and by what their values must look like. */
import type { ImportKind } from '../kinds.ts';
import type { ColumnFacts } from './columns.ts';

export interface Rule {
  field: string;
  /** All of these concepts must be in the name. */
  needs: string[];
  /** How sure it is when the name says nothing else, 0 … 1. */
  sure: number;
  /** Concepts that change nothing beside the needed ones. */
  free?: string[];
  /** Concepts that mean something else. */
  without?: string[];
  /** Anything else in the name means something else. */
  alone?: true;
  fits?: (facts: ColumnFacts) => boolean;
}

const isDate = (facts: ColumnFacts) => facts.filled === 0 || facts.dates >= 0.7 || isSerial(facts);
const isSerial = ({ numbers, min, max }: ColumnFacts) =>
  numbers >= 0.95 && ((min >= 20_000 && max <= 80_000) || (min >= 100_000_000 && max < 10_000_000_000_000));
const isNumber = (facts: ColumnFacts) => facts.filled === 0 || facts.numbers >= 0.7;
const isText = (facts: ColumnFacts) => facts.filled === 0 || (facts.numbers < 0.5 && facts.dates < 0.7);
const isId = (facts: ColumnFacts) => facts.averageLength <= 100 && facts.dates < 0.7;
const isEmail = (facts: ColumnFacts) => facts.filled === 0 || facts.emails >= 0.5;
const isPhone = (facts: ColumnFacts) => facts.filled === 0 || facts.phones >= 0.4;
const isScore = (facts: ColumnFacts) => isNumber(facts) && facts.min >= -10 && facts.max <= 100;
const WHEN = ['date', 'time'];

const ORDER_NUMBER: Rule[] = [
  {
    field: 'number',
    needs: ['order', 'id'],
    sure: 0.97,
    without: ['item', 'status', 'payment', 'review'],
    fits: isId,
  },
  {
    field: 'number',
    needs: ['order'],
    sure: 0.85,
    without: ['item', 'date', 'time', 'status', 'total'],
    fits: (facts) => isId(facts) && facts.averageLength > 0,
  },
];

const CUSTOMER: Rule[] = [
  {
    field: 'customer.email',
    needs: ['email'],
    sure: 0.97,
    free: ['customer', 'address', 'id'],
    fits: isEmail,
  },
  {
    field: 'customer.phone',
    needs: ['phone'],
    sure: 0.95,
    free: ['customer', 'id', 'address'],
    fits: isPhone,
  },
  { field: 'customer.anonymousId', needs: ['anonymous'], sure: 0.95, alone: true, free: ['id'], fits: isId },
  {
    field: 'customer.external',
    needs: ['customer', 'id'],
    sure: 0.96,
    free: ['unique'],
    without: ['account', 'zip', 'name', 'phone', 'email'],
    fits: isId,
  },
  {
    field: 'customer.name',
    needs: ['customer', 'name'],
    sure: 0.95,
    without: ['first', 'last', 'city', 'user'],
    fits: isText,
  },
  { field: 'customer.firstName', needs: ['first', 'name'], sure: 0.95, free: ['customer'], fits: isText },
  { field: 'customer.lastName', needs: ['last', 'name'], sure: 0.95, free: ['customer'], fits: isText },
  { field: 'customer.account', needs: ['account', 'id'], sure: 0.9, free: ['customer'], fits: isId },
];

const CURRENCY: Rule = {
  field: 'currency',
  needs: ['currency'],
  sure: 0.95,
  free: ['order', 'payment', 'id'],
  fits: (facts) => facts.averageLength <= 4,
};

export const RULES: Record<ImportKind, Rule[]> = {
  accounts: [
    { field: 'account.id', needs: ['account', 'id'], sure: 0.97, fits: isId },
    { field: 'account.id', needs: ['id'], sure: 0.8, alone: true, fits: isId },
    { field: 'account.name', needs: ['account', 'name'], sure: 0.95, fits: isText },
    { field: 'account.name', needs: ['name'], sure: 0.9, fits: isText },
    { field: 'account.name', needs: ['account'], sure: 0.75, fits: isText },
    { field: 'account.domain', needs: ['domain'], sure: 0.9, free: ['account', 'website'] },
    { field: 'account.domain', needs: ['website'], sure: 0.8, free: ['account'] },
  ],
  customers: [
    ...CUSTOMER,
    { field: 'customer.external', needs: ['id'], sure: 0.9, alone: true, fits: isId },
    {
      field: 'customer.name',
      needs: ['name'],
      sure: 0.92,
      without: ['first', 'last', 'city', 'account', 'product', 'category'],
      fits: isText,
    },
    {
      field: 'customer.name',
      needs: ['customer'],
      sure: 0.72,
      alone: true,
      fits: (facts) => isText(facts) && facts.wordy > 0.3,
    },
    {
      field: 'customer.firstName',
      needs: ['first'],
      sure: 0.8,
      alone: true,
      free: ['customer'],
      fits: isText,
    },
    { field: 'customer.lastName', needs: ['last'], sure: 0.8, alone: true, free: ['customer'], fits: isText },
    { field: 'customer.account', needs: ['account'], sure: 0.75, free: ['name'], fits: isId },
    {
      field: 'customer.since',
      needs: ['created'],
      sure: 0.9,
      free: [...WHEN, 'customer', 'account'],
      fits: isDate,
    },
  ],
  products: [
    { field: 'sku', needs: ['sku'], sure: 0.97, free: ['product', 'id', 'item'], fits: isId },
    { field: 'sku', needs: ['product', 'id'], sure: 0.96, without: ['category'], fits: isId },
    { field: 'sku', needs: ['id'], sure: 0.85, alone: true, fits: isId },
    { field: 'name', needs: ['product', 'name'], sure: 0.95, without: ['category'], fits: isText },
    { field: 'name', needs: ['name'], sure: 0.92, without: ['category', 'seller'], fits: isText },
    { field: 'name', needs: ['title'], sure: 0.9, free: ['product'], fits: isText },
    {
      field: 'category',
      needs: ['category'],
      sure: 0.95,
      free: ['product', 'name'],
      without: ['id'],
      fits: isText,
    },
    { field: 'price', needs: ['price'], sure: 0.95, free: ['product', 'amount'], fits: isNumber },
    CURRENCY,
  ],
  orders: [
    ...ORDER_NUMBER,
    { field: 'number', needs: ['id'], sure: 0.72, alone: true, fits: isId },
    // Shopify calls the order's number its name.
    {
      field: 'number',
      needs: ['name'],
      sure: 0.9,
      fits: ({ samples }) => samples.length > 0 && samples.every((one) => /^#\S*\d/.test(one)),
    },
    ...CUSTOMER,
    {
      field: 'status',
      needs: ['status'],
      sure: 0.95,
      free: ['order'],
      without: ['financial', 'fulfillment', 'payment'],
      fits: isText,
    },
    { field: 'status', needs: ['financial', 'status'], sure: 0.75, fits: isText },
    { field: 'status', needs: ['fulfillment', 'status'], sure: 0.74, fits: isText },
    {
      field: 'total',
      needs: ['total'],
      sure: 0.95,
      free: ['order', 'amount', 'price'],
      without: ['tax', 'discount', 'freight', 'refunded', 'subtotal', 'item', 'quantity'],
      fits: isNumber,
    },
    {
      field: 'total',
      needs: ['amount'],
      sure: 0.85,
      free: ['order'],
      without: ['tax', 'discount', 'freight', 'refunded', 'subtotal', 'item'],
      fits: isNumber,
    },
    { field: 'total', needs: ['order', 'price'], sure: 0.8, fits: isNumber },
    {
      field: 'refunded',
      needs: ['refunded', 'amount'],
      sure: 0.92,
      free: ['order', 'total'],
      fits: isNumber,
    },
    CURRENCY,
    {
      field: 'promisedAt',
      needs: ['promised'],
      sure: 0.97,
      free: [...WHEN, 'order', 'delivered', 'freight', 'customer'],
      fits: isDate,
    },
    {
      field: 'shippedAt',
      needs: ['shipped'],
      sure: 0.97,
      free: [...WHEN, 'order', 'delivered'],
      without: ['promised'],
      fits: isDate,
    },
    {
      field: 'shippedAt',
      needs: ['freight', 'date'],
      sure: 0.9,
      free: ['time', 'order'],
      without: ['promised', 'limit'],
      fits: isDate,
    },
    {
      field: 'deliveredAt',
      needs: ['delivered'],
      sure: 0.96,
      free: [...WHEN, 'order', 'customer'],
      without: ['promised', 'shipped'],
      fits: isDate,
    },
    { field: 'placedAt', needs: ['placed'], sure: 0.97, free: [...WHEN, 'order', 'created'], fits: isDate },
    {
      field: 'placedAt',
      needs: ['created'],
      sure: 0.93,
      free: [...WHEN, 'order'],
      without: ['customer'],
      fits: isDate,
    },
    { field: 'placedAt', needs: ['order', 'date'], sure: 0.92, free: ['time'], fits: isDate },
    { field: 'placedAt', needs: ['date'], sure: 0.8, free: ['time'], fits: isDate },
    { field: 'placedAt', needs: ['time'], sure: 0.75, free: ['date', 'order'], fits: isDate },
    { field: 'paidAt', needs: ['paid'], sure: 0.97, free: [...WHEN, 'order', 'payment'], fits: isDate },
    { field: 'paidAt', needs: ['payment', 'date'], sure: 0.9, free: ['time', 'order'], fits: isDate },
    { field: 'cancelledAt', needs: ['cancelled'], sure: 0.97, free: [...WHEN, 'order'], fits: isDate },
    {
      field: 'refundedAt',
      needs: ['refunded'],
      sure: 0.95,
      free: [...WHEN, 'order'],
      without: ['amount'],
      fits: isDate,
    },
    { field: 'returnedAt', needs: ['returned'], sure: 0.95, free: [...WHEN, 'order'], fits: isDate },
  ],
  'order-items': [
    ...ORDER_NUMBER,
    {
      field: 'line',
      needs: ['item', 'id'],
      sure: 0.95,
      free: ['order'],
      without: ['sku', 'product'],
      fits: isId,
    },
    { field: 'line', needs: ['item'], sure: 0.75, free: ['order'], fits: (facts) => facts.integers >= 0.95 },
    { field: 'line', needs: ['sequence'], sure: 0.8, free: ['order', 'item'], fits: isId },
    { field: 'sku', needs: ['sku'], sure: 0.97, free: ['item', 'product', 'id'], fits: isId },
    { field: 'sku', needs: ['product', 'id'], sure: 0.96, free: ['item'], fits: isId },
    {
      field: 'name',
      needs: ['product', 'name'],
      sure: 0.95,
      free: ['item'],
      without: ['category'],
      fits: isText,
    },
    { field: 'name', needs: ['item', 'name'], sure: 0.95, fits: isText },
    { field: 'name', needs: ['product'], sure: 0.75, fits: isText },
    { field: 'quantity', needs: ['quantity'], sure: 0.96, free: ['item', 'product', 'sku'], fits: isNumber },
    {
      field: 'price',
      needs: ['price'],
      sure: 0.96,
      free: ['item', 'product', 'sku', 'amount'],
      without: ['total'],
      fits: isNumber,
    },
    {
      field: 'price',
      needs: ['amount'],
      sure: 0.75,
      free: ['item', 'product', 'sku'],
      without: ['freight', 'total', 'discount', 'tax'],
      fits: isNumber,
    },
    {
      field: 'freight',
      needs: ['freight'],
      sure: 0.96,
      free: ['amount', 'price', 'item'],
      without: ['date', 'limit'],
      fits: isNumber,
    },
    CURRENCY,
  ],
  payments: [
    ...ORDER_NUMBER,
    { field: 'sequence', needs: ['sequence'], sure: 0.96, free: ['payment', 'id'], fits: isId },
    { field: 'sequence', needs: ['payment', 'id'], sure: 0.9, without: ['order'], fits: isId },
    { field: 'method', needs: ['method'], sure: 0.95, free: ['payment'], fits: isText },
    { field: 'method', needs: ['payment'], sure: 0.75, fits: isText },
    {
      field: 'installments',
      needs: ['installments'],
      sure: 0.96,
      free: ['payment', 'quantity'],
      fits: isNumber,
    },
    { field: 'amount', needs: ['amount'], sure: 0.96, free: ['payment', 'paid', 'total'], fits: isNumber },
    { field: 'amount', needs: ['paid'], sure: 0.8, free: ['payment', 'total'], fits: isNumber },
    { field: 'amount', needs: ['total'], sure: 0.8, free: ['payment'], fits: isNumber },
    CURRENCY,
  ],
  responses: [
    ...ORDER_NUMBER,
    {
      field: 'responseId',
      needs: ['review', 'id'],
      sure: 0.96,
      without: ['order', 'customer', 'product'],
      fits: isId,
    },
    {
      field: 'responseId',
      needs: ['response', 'id'],
      sure: 0.96,
      free: ['survey'],
      without: ['order', 'customer'],
      fits: isId,
    },
    { field: 'responseId', needs: ['id'], sure: 0.85, alone: true, fits: isId },
    ...CUSTOMER,
    {
      field: 'score',
      needs: ['score'],
      sure: 0.97,
      free: ['review', 'nps', 'csat', 'ces', 'survey', 'response', 'customer'],
      fits: isScore,
    },
    { field: 'score', needs: ['nps'], sure: 0.95, free: ['response'], fits: isScore },
    { field: 'score', needs: ['csat'], sure: 0.95, free: ['response'], fits: isScore },
    { field: 'score', needs: ['ces'], sure: 0.95, free: ['response'], fits: isScore },
    { field: 'score', needs: ['recommend'], sure: 0.85, fits: isScore },
    { field: 'title', needs: ['title'], sure: 0.95, free: ['review', 'comment'], fits: isText },
    {
      field: 'comment',
      needs: ['comment'],
      sure: 0.95,
      free: ['review', 'response', 'customer'],
      without: ['title', 'id', 'date', 'time'],
      fits: isText,
    },
    { field: 'comment', needs: ['review'], sure: 0.75, fits: (facts) => facts.wordy > 0.5 },
    { field: 'at', needs: ['response'], sure: 0.97, free: [...WHEN, 'review', 'survey'], fits: isDate },
    { field: 'at', needs: ['date'], sure: 0.85, free: ['time', 'review', 'survey'], fits: isDate },
    { field: 'at', needs: ['time'], sure: 0.85, free: ['review', 'survey'], fits: isDate },
    { field: 'at', needs: ['created'], sure: 0.86, free: [...WHEN, 'review', 'response'], fits: isDate },
    { field: 'askedAt', needs: ['shipped'], sure: 0.8, free: [...WHEN, 'survey', 'review'], fits: isDate },
    { field: 'askedAt', needs: ['created'], sure: 0.85, free: [...WHEN, 'review', 'survey'], fits: isDate },
    { field: 'survey', needs: ['survey'], sure: 0.9, free: ['name', 'id'] },
    {
      field: 'language',
      needs: ['language'],
      sure: 0.95,
      free: ['review', 'customer'],
      fits: ({ averageLength }) => averageLength <= 6,
    },
  ],
  touchpoints: [
    {
      field: 'type',
      needs: ['event'],
      sure: 0.95,
      free: ['name', 'method'],
      without: ['time', 'date', 'id'],
    },
    { field: 'type', needs: ['event', 'id'], sure: 0.85, fits: ({ distinct }) => distinct < 0.5 },
    { field: 'type', needs: ['method'], sure: 0.8, alone: true, fits: ({ distinct }) => distinct < 0.5 },
    { field: 'at', needs: ['time'], sure: 0.93, free: ['event', 'date', 'created'], fits: isDate },
    { field: 'at', needs: ['date'], sure: 0.92, free: ['event', 'created', 'customer'], fits: isDate },
    { field: 'at', needs: ['created'], sure: 0.85, free: ['event'], fits: isDate },
    {
      field: 'messageId',
      needs: ['event', 'id'],
      sure: 0.86,
      fits: (facts) => isId(facts) && facts.distinct > 0.98,
    },
    {
      field: 'messageId',
      needs: ['comment', 'id'],
      sure: 0.9,
      fits: (facts) => isId(facts) && facts.distinct > 0.98,
    },
    {
      field: 'messageId',
      needs: ['id'],
      sure: 0.8,
      alone: true,
      fits: (facts) => isId(facts) && facts.distinct > 0.98,
    },
    ...CUSTOMER,
    ORDER_NUMBER[0]!,
    { field: 'channel', needs: ['channel'], sure: 0.9, fits: isText },
  ],
};
