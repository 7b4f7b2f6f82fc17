/** Columns of customers, accounts and products. */
import { isDate, isId, isNumber, isText, type Rule, WHEN } from './rule.ts';
import { CURRENCY, CUSTOMER } from './shared-rules.ts';

export const ACCOUNTS_RULES: Rule[] = [
  { field: 'account.id', needs: ['account', 'id'], sure: 0.97, fits: isId },
  { field: 'account.id', needs: ['id'], sure: 0.8, alone: true, fits: isId },
  { field: 'account.name', needs: ['account', 'name'], sure: 0.95, fits: isText },
  { field: 'account.name', needs: ['name'], sure: 0.9, fits: isText },
  { field: 'account.name', needs: ['account'], sure: 0.75, fits: isText },
  { field: 'account.domain', needs: ['domain'], sure: 0.9, free: ['account', 'website'] },
  { field: 'account.domain', needs: ['website'], sure: 0.8, free: ['account'] },
];

export const CUSTOMERS_RULES: Rule[] = [
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
];

export const PRODUCTS_RULES: Rule[] = [
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
];
